/* Tables to fill in: set rows, and rows that people add and take away. */
(function (packs) {
  'use strict';

  function tableOf(form, name) {
    return form.querySelector('[data-table="' + name + '"]');
  }

  function added(table) {
    return Array.from(table.querySelectorAll('[data-added]'));
  }

  function cellsOf(row) {
    var cells = {};
    row.querySelectorAll('[data-cell]').forEach(function (control) {
      var said = packs.wellFormed(control.value);
      said = control.dataset.decimals === undefined ? said : said.trim();
      if (said.trim()) {
        cells[control.dataset.cell] = said;
      }
    });
    return cells;
  }

  function fillRow(row, cells) {
    row.querySelectorAll('[data-cell]').forEach(function (control) {
      control.value = (cells || {})[control.dataset.cell] || '';
    });
  }

  function isEmpty(row) {
    return !row.querySelector('[data-name]').value.trim() && !Object.keys(cellsOf(row)).length;
  }

  /* The button goes where no more rows fit, and a word says so beside it. */
  function count(table, name) {
    var button = document.querySelector('[data-do="add-row"][data-for="' + name + '"]');
    if (button) {
      button.hidden = added(table).length >= Number(button.dataset.most);
      button.nextElementSibling.hidden = !button.hidden;
    }
  }

  function addRow(table, name) {
    var fresh = document.querySelector('template[data-new="' + name + '"]');
    var row = document.importNode(fresh.content, true).firstElementChild;
    table.tBodies[0].append(row);
    count(table, name);
    return row;
  }

  packs.kinds.table = {
    read: function (form, name) {
      var table = tableOf(form, name);
      var found = { rows: {}, added: [] };
      table.querySelectorAll('[data-row]').forEach(function (row) {
        var cells = cellsOf(row);
        if (Object.keys(cells).length) {
          found.rows[row.dataset.row] = cells;
        }
      });
      added(table).forEach(function (row) {
        if (!isEmpty(row)) {
          var label = packs.wellFormed(row.querySelector('[data-name]').value);
          found.added.push({ label: label, cells: cellsOf(row) });
        }
      });
      return Object.keys(found.rows).length || found.added.length ? found : null;
    },
    write: function (form, name, value) {
      var table = tableOf(form, name);
      var rows = (value && value.rows) || {};
      table.querySelectorAll('[data-row]').forEach(function (row) {
        fillRow(row, rows[row.dataset.row]);
      });
      added(table).forEach(function (row) { row.remove(); });
      ((value && value.added) || []).forEach(function (one) {
        var row = addRow(table, name);
        row.querySelector('[data-name]').value = one.label;
        fillRow(row, one.cells);
      });
      count(table, name);
    },
    fits: function (value, field, most) {
      function cellsFit(cells, without) {
        return packs.isRecord(cells) && Object.keys(cells).every(function (id) {
          var column = field.columns.find(function (one) { return one.id === id; });
          return column && !without.includes(id) && packs.isText(cells[id], most) &&
            (packs.isBlank(cells[id]) ||
              ((column.kind !== 'choice' || column.choices.includes(cells[id])) &&
              (column.kind !== 'date' || packs.dayOf(cells[id]) === cells[id])));
        });
      }
      if (!packs.only(value, ['rows', 'added']) || !packs.isRecord(value.rows || {}) ||
          !Array.isArray(value.added || [])) {
        return false;
      }
      return Object.keys(value.rows || {}).every(function (id) {
        var row = field.rows.find(function (one) { return one.id === id; });
        return row && cellsFit(value.rows[id], row.without);
      }) && (value.added || []).length <= field.most &&
        (value.added || []).every(function (row) {
          return packs.only(row, ['label', 'cells']) && packs.isText(row.label, most) &&
            cellsFit(row.cells || {}, []);
        });
    }
  };

  /* What the buttons of a table do. The focus moves to the new row's name, and never gets lost. */
  packs.rowDeeds = function (words, changed) {
    var spoken = document.getElementById('spoken');

    function remove(button) {
      var row = button.closest('tr');
      var table = row.closest('table');
      var name = table.dataset.table;
      var asked = isEmpty(row) ? Promise.resolve('remove') : packs.ask('ask-row', {});
      asked.then(function (answer) {
        if (answer !== 'remove') {
          return;
        }
        var beside = row.nextElementSibling || row.previousElementSibling;
        row.remove();
        count(table, name);
        changed();
        (beside && beside.matches('[data-added]') ? beside.querySelector('[data-name]')
          : document.querySelector('[data-do="add-row"][data-for="' + name + '"]')).focus();
        spoken.textContent = words.say('row.removed');
      });
    }

    return {
      'add-row': function (button) {
        var name = button.dataset.for;
        var table = document.querySelector('[data-table="' + name + '"]');
        var row = addRow(table, name);
        changed();
        row.querySelector('[data-name]').focus();
        spoken.textContent = words.count('row.added', added(table).length);
      },
      'remove-row': remove
    };
  };
})(window.packs = window.packs || {});
