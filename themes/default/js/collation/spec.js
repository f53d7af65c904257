/* What a collation page knows of its rubric, made ready: scales by value, criteria and voices by id. */
(function (packs) {
  'use strict';

  packs.byId = function (things) {
    return new Map(things.map(function (one) { return [one.id, one]; }));
  };

  /* A scale with the cell that stands for each value. A rule's values are text, also in points. */
  function readied(ladder) {
    var places = new Map(ladder.bands.map(function (band, place) { return [band.rank, place]; }));
    var cells = new Map(ladder.choices.map(function (choice, place) {
      var at = places.get(choice.rank);
      var band = ladder.bands[at];
      return [String(choice.value), {
        kind: 'value', value: choice.value, label: choice.label, rank: band.rank, of: band.of,
        key: band.key, sign: band.sign, byDefault: false, place: place, band: at
      }];
    }));
    return Object.assign({}, ladder, { cells: cells });
  }

  /* Every criterion of a sound rubric has a scale. */
  var NONE = readied({ numeric: false, bands: [], choices: [] });

  function isFor(voice) {
    return function (thing) { return !thing.voices.length || thing.voices.includes(voice.id); };
  }

  function hangsTogether(spec) {
    function waits(thing) { return Boolean(thing.when); }
    return spec.results.length + spec.criterion_results.length > 0 || spec.criteria.some(waits) ||
      spec.return_fields.some(waits);
  }

  packs.collationSpec = function (raw) {
    var spec = Object.assign({}, raw);
    spec.ladders = raw.ladders.map(readied);
    spec.criteria = raw.criteria.map(function (criterion) {
      return Object.assign({}, criterion, { choices: packs.ladderOf(spec, criterion).choices });
    });
    spec.criterionOf = packs.byId(spec.criteria);
    spec.subjectOf = packs.byId(spec.named ? [spec.named] : spec.subjects);
    spec.hangsTogether = hangsTogether(spec);
    spec.weights = new Map(spec.voices.map(function (voice, place) { return [voice.id, place]; }));
    spec.cuts = new Map(spec.voices.map(function (voice) {
      return [voice.id, Object.assign({}, spec, {
        criteria: spec.criteria.filter(isFor(voice)),
        criterion_fields: spec.criterion_fields.filter(isFor(voice)),
        return_fields: spec.return_fields.filter(isFor(voice))
      })];
    }));
    return spec;
  };

  packs.voiceOf = function (spec, id) {
    return spec.voices[spec.weights.get(id)] || null;
  };

  packs.ladderOf = function (spec, criterion) {
    return criterion.ladder === null ? NONE : spec.ladders[criterion.ladder];
  };

  /* Whether a return answers what its voice is asked, and nothing else. What was carried over may
     answer what is asked of other voices now. */
  packs.fitsHere = function (spec, returned) {
    return spec.cuts.has(returned.voice) &&
      packs.fits(returned, packs.carriedFrom(returned) ? spec : spec.cuts.get(returned.voice));
  };
})(window.packs = window.packs || {});
