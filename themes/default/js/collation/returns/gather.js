/* What was chosen or dropped, as a plain list of files with their paths. Folders are read whole. */
(function (packs) {
  'use strict';

  function named(file) {
    return { name: file.webkitRelativePath || file.name, file: file };
  }

  function unreadable(name) {
    return { name: name, refused: 'unreadable' };
  }

  packs.chosen = function (files) {
    return Array.from(files, named);
  };

  function inOrder(list, work) {
    return list.reduce(function (before, one) {
      return before.then(function () { return work(one); });
    }, Promise.resolve());
  }

  /* A folder gives its entries by the hundred, until it gives none. */
  function entriesIn(folder) {
    var reader = folder.createReader();
    function more(found) {
      return new Promise(function (resolve, reject) {
        reader.readEntries(resolve, reject);
      }).then(function (some) {
        return some.length ? more(found.concat(Array.from(some))) : found;
      });
    }
    return more([]);
  }

  function walkEntry(entry, path, bag) {
    var name = path + entry.name;
    if (bag.found.length > bag.most) {
      return Promise.resolve();
    }
    if (entry.isFile) {
      return new Promise(function (resolve, reject) { entry.file(resolve, reject); })
        .then(function (file) { bag.found.push({ name: name, file: file }); },
          function () { bag.found.push(unreadable(name)); });
    }
    return entriesIn(entry).then(function (some) {
      return inOrder(some, function (one) { return walkEntry(one, name + '/', bag); });
    }, function (error) {
      if (!path) {
        throw error;
      }
      bag.found.push(unreadable(name));
    });
  }

  function walkHandle(handle, path, bag) {
    var name = path + handle.name;
    if (bag.found.length > bag.most) {
      return Promise.resolve();
    }
    if (handle.kind === 'file') {
      return handle.getFile().then(function (file) { bag.found.push({ name: name, file: file }); },
        function () { bag.found.push(unreadable(name)); });
    }
    var values = handle.values();
    function next() {
      return values.next().then(function (step) {
        return step.done ? null : walkHandle(step.value, name + '/', bag).then(next);
      });
    }
    return next();
  }

  /* Chromium lets no page from disk read a folder's entries, and gives it a handle instead; pages
     from a plain http server get no handle. Both have to be asked for before the drop is over. */
  function folder(item, entry, bag) {
    var handle = item.getAsFileSystemHandle ? item.getAsFileSystemHandle() : Promise.reject(new Error());
    handle.catch(function () {});
    return function () {
      var before = bag.found.length;
      return walkEntry(entry, '', bag).catch(function () {
        bag.found.length = before;
        return handle.then(function (got) { return walkHandle(got, '', bag); });
      }).catch(function () { bag.found.push(unreadable(entry.name)); });
    };
  }

  /* Stops when there are more than most: somebody dropped a whole disk. */
  packs.dropped = function (transfer, most) {
    var bag = { found: [], most: most };
    var works = Array.from(transfer.items).filter(function (item) {
      return item.kind === 'file';
    }).map(function (item) {
      var entry = item.webkitGetAsEntry ? item.webkitGetAsEntry() : null;
      var file = item.getAsFile();
      return entry && entry.isDirectory ? folder(item, entry, bag)
        : function () { bag.found.push(named(file)); };
    });
    return inOrder(works, function (work) { return work(); }).then(function () {
      return bag.found.sort(function (one, other) { return packs.compare(one.name, other.name); });
    });
  };
})(window.packs = window.packs || {});
