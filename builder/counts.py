"""How many: the small groups that so many people make, and the sheets that they need."""

from builder.model.activity import Activity, Sheet


def small_groups(activity: Activity, people: int) -> tuple[int, ...]:
    """How many people each group has, the largest first; nothing where none are formed.

    Whoever is left over joins a group: it has one person more than the others, and nobody sits
    alone. Only where too many would be left over do they make a smaller group.
    """
    if activity.group_size is not None:
        count = max(people // activity.group_size, -(-people // (activity.group_size + 1)))
    elif activity.group_count is not None:
        count = min(people, activity.group_count)
    else:
        return ()
    return tuple(people // count + (place < people % count) for place in range(count))


def sheets_needed(sheet: Sheet, activity: Activity, people: int) -> int:
    """How many of a sheet so many people need; one person speaks for each school."""
    match sheet.copies:
        case "each-person" | "each-school":
            return people
        case "each-group":
            return len(small_groups(activity, people)) or 1
        case "wall":
            return 1
