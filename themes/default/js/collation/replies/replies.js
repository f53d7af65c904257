/* Everybody's words, gathered question by question, for those who may read them. builder/plan/words.py
   does the same for the built pages. */
(function (packs) {
  'use strict';

  /* Whoever answers: a member with what prevails, or each return about a named thing. */
  function people(app) {
    var spec = app.spec;
    var picture = app.picture();
    if (!spec.named) {
      return picture.now.members.map(function (member) { return picture.now.heard.get(member.id); })
        .filter(function (one) { return one.said; })
        .map(function (one) {
          return {
            name: app.nameOf(one.member), said: one.said.answers, fields: one.said.fields,
            returns: one.said.returns
          };
        });
    }
    return packs.lightestFirst(spec, picture.readable.filter(function (one) {
      return one.edition === spec.edition;
    })).map(function (returned) {
      return {
        name: app.how.hidden || packs.speaksForAll(spec, returned) ? '' : returned.speaker || '',
        said: returned.answers || {}, fields: returned.fields || {}, returns: [returned]
      };
    });
  }

  function fieldsOf(person, criterion) {
    return criterion ? (packs.own(person.said, criterion.id) || {}).fields : person.fields;
  }

  function saidIn(fields, field) {
    var raw = packs.own(fields, field.id);
    return raw === undefined || raw === null ? null : packs.written(raw);
  }

  /* What each voice wrote: none is lost because a weightier one wrote too. */
  function byVoice(spec, person, field, criterion) {
    var said = person.returns.map(function (returned) {
      var fields = criterion ? (packs.own(returned.answers, criterion.id) || {}).fields : returned.fields;
      return { voice: packs.voiceOf(spec, returned.voice).label, said: saidIn(fields, field) };
    }).filter(function (one) { return one.said !== null; });
    return said.map(function (one) {
      return {
        name: person.name, voice: said.length > 1 ? one.voice : '',
        text: packs.linesOf(field, one.said).join('\n')
      };
    });
  }

  function picked(said) {
    return Array.isArray(said) ? said : [said];
  }

  function tally(label, some) {
    return {
      label: label, count: some.length,
      names: some.map(function (one) { return one.name; }).filter(Boolean)
    };
  }

  function tableOf(field, answered) {
    function cells(found, without) {
      return field.columns.map(function (column) {
        var text = packs.own(found, column.id) || '';
        return (without || []).includes(column.id) ? null
          : packs.isBlank(text) ? '' : packs.textOf(column, text);
      });
    }
    return {
      columns: field.columns.map(function (column) { return column.label; }),
      rows: field.rows.map(function (row) {
        return {
          label: row.label,
          lines: answered.map(function (one) {
            return { name: one.person.name, cells: cells(packs.own(one.said.rows, row.id), row.without) };
          })
        };
      }),
      added: [].concat.apply([], answered.map(function (one) {
        return one.said.added.map(function (row) {
          return { name: one.person.name, label: row.label, cells: cells(row.cells) };
        });
      }))
    };
  }

  function block(spec, field, among, criterion) {
    var answered = among.map(function (person) {
      return { person: person, said: saidIn(fieldsOf(person, criterion), field) };
    }).filter(function (one) { return one.said !== null; });
    var made = { label: field.label, answered: answered.length, of: among.length };
    if (field.kind === 'table') {
      made.table = tableOf(field, answered);
    } else if (field.kind === 'choice' || field.kind === 'several') {
      made.tallies = field.choices.map(function (id) {
        return tally(packs.own(field.labels, id), answered.filter(function (one) {
          return picked(one.said).includes(id);
        }).map(function (one) { return one.person; }));
      });
    } else {
      made.isFigures = ['number', 'percentage', 'date'].includes(field.kind);
      made.replies = [].concat.apply([], answered.map(function (one) {
        return byVoice(spec, one.person, field, criterion);
      }));
    }
    return made;
  }

  /* How a named thing was judged: how many chose each value. */
  function judged(spec, criterion, among) {
    function value(person) {
      var answer = packs.own(person.said, criterion.id) || {};
      return answer.value === undefined ? null : answer.value;
    }
    return {
      label: criterion.question, of: among.length,
      answered: among.filter(function (one) { return value(one) !== null; }).length,
      tallies: criterion.choices.map(function (choice) {
        return tally(choice.label, among.filter(function (one) { return value(one) === choice.value; }));
      })
    };
  }

  /* {parts: [{criterion, blocks}], silent: [labels], of: how many answered, others: to other editions} */
  packs.replies = function (app) {
    var spec = app.spec;
    var among = people(app);
    function shown(field) { return field.shown; }
    function spoken(one) { return one.answered > 0; }
    var once = spec.return_fields.filter(shown).map(function (field) {
      return block(spec, field, among, null);
    });
    var parts = [{ criterion: null, blocks: once.filter(spoken) }].concat(
      spec.criteria.map(function (criterion) {
        var blocks = packs.beside(spec, criterion).filter(shown).map(function (field) {
          return block(spec, field, among, criterion);
        });
        return {
          criterion: criterion,
          blocks: (spec.named ? [judged(spec, criterion, among)] : []).concat(blocks).filter(spoken)
        };
      })
    );
    return {
      parts: parts.filter(function (part) { return part.blocks.length; }), of: among.length,
      silent: once.filter(function (one) { return !one.answered; })
        .map(function (one) { return one.label; }),
      others: app.picture().readable.filter(function (one) {
        return one.edition !== spec.edition;
      }).length
    };
  };
})(window.packs = window.packs || {});
