/* The running session: what is on, how long is left, what is next. It moves on when told to,
   because only the people in the room know when a session is over. */
(function (packs) {
  'use strict';

  /* What was done so far, one after the other, makes the day as it stands now. Each thing done has a
     name and a time; `start` also has the time at which the first session starts.
     A pause, or time over, lengthens its session; what follows shifts up to the next fixed point. */
  packs.running = function (sessions, planned, done, now) {
    var real = sessions.map(function (session) { return Object.assign({}, session); });
    var starts = planned;
    var begun = false;
    var place = 0;
    var paused = null;

    function entry() {
      return packs.timed(real, starts)[place];
    }

    function goOn(at) {
      if (paused !== null) {
        real[place].minutes += at - paused;
        paused = null;
      }
    }

    function moveOn(at) {
      goOn(at);
      real[place].minutes = Math.max(0, at - entry().starts);
      place += 1;
      /* A lunch that begins early is a longer lunch: the afternoon keeps to its time. */
      if (place < real.length && real[place].at !== null) {
        real[place].minutes += Math.max(0, real[place].at - at);
        real[place].at = at;
      }
    }

    function begin(first, at) {
      starts = first;
      begun = true;
      place = 0;
      /* Started late in the day, as after a crash: by the clock a later session is on. */
      packs.timed(real, starts).forEach(function (one, number) {
        place = one.starts <= at ? number : place;
      });
    }

    done.forEach(function (one) {
      if (one.name === 'start') {
        begin(one.first, one.at);
      } else if (begun && place < real.length) {
        if (one.name === 'pause' && paused === null) {
          paused = one.at;
        } else if (one.name === 'go') {
          goOn(one.at);
        } else if (one.name === 'next') {
          moveOn(one.at);
        }
      }
    });

    if (!begun || place === real.length) {
      return { state: begun ? 'done' : 'plan', place: place, left: 0, day: packs.timed(real, starts) };
    }
    var isPaused = paused !== null;
    goOn(now);
    var left = entry().ends - now;
    var state = isPaused ? 'paused' : entry().starts > now ? 'waiting' : left > 0 ? 'on' : 'over';
    real[place].minutes += Math.max(0, -left);
    return { state: state, place: place, left: left, day: packs.timed(real, starts) };
  };

  /* Storage may be forbidden, and what lies in it may be anybody's. */
  packs.recall = function (key) {
    var day = new Date().toDateString();

    function read() {
      try {
        var found = JSON.parse(sessionStorage.getItem(key));
        return found && found.day === day && found.done.every(function (one) {
          return ['start', 'pause', 'go', 'next'].indexOf(one.name) >= 0 && Number.isFinite(one.at) &&
            (one.name !== 'start' || Number.isFinite(one.first));
        }) ? found : null;
      } catch (error) {
        return null;
      }
    }

    function write(done, hidden) {
      try {
        sessionStorage.setItem(key, JSON.stringify({ day: day, done: done, hidden: hidden }));
      } catch (error) {
        /* It runs without, until the page is closed. */
      }
    }

    return { read: read, write: write };
  };

  packs.strip = function (strip, sessions, starts, say) {
    var words = packs.words(document.getElementById('clock-words'));
    var agendaWords = packs.words(document.getElementById('agenda-words'));
    var typed = document.getElementById('clock-start');
    var controls = document.getElementById('clock-controls');
    var toggle = document.querySelector('[data-do=clock]');
    var memory = packs.recall(['packs', strip.dataset.module, starts].concat(
      sessions.map(function (one) { return one.minutes + '@' + one.at; })).join('/'));
    var kept = memory.read() || { done: [], hidden: false };
    var done = kept.done;
    var hidden = kept.hidden === true;
    var plan = packs.timed(sessions, starts);
    var ends = plan[plan.length - 1].ends;
    var heard = '';

    function now() {
      var time = new Date();
      return time.getHours() * 60 + time.getMinutes() + time.getSeconds() / 60;
    }

    function whole(minutes) {
      return Math.ceil(Math.round(minutes * 60) / 60);
    }

    function overOr(left) {
      var over = Math.floor(Math.round(-left * 60) / 60);
      return left > 0 ? words.count('left', whole(left))
        : over ? words.count('over', over) : words.say('up');
    }

    function following(day, place) {
      var next = day[place + 1];
      return next
        ? words.say('next', { title: next.session.title, time: packs.clock(next.starts) })
        : words.say('end', { time: packs.clock(day[place].ends) });
    }

    /* The strip's texts: which session, how long, and what then. */
    function texts(running) {
      var entry = running.day[running.place];
      var found = { label: words.say(running.state), then: words.say('then'), note: '' };
      if (running.state === 'done') {
        return Object.assign(found, { title: words.say('closed'), left: '', then: '', next: '' });
      }
      found.title = entry.session.title;
      found.next = following(running.day, running.place);
      if (running.state === 'plan') {
        found.left = words.say('planned', { time: packs.clock(entry.starts) });
        return found;
      }
      found.left = running.state === 'waiting'
        ? words.count('starts', whole(entry.starts - now()), { time: packs.clock(entry.starts) })
        : overOr(running.left);
      found.note = packs.misfits(running.day.slice(running.place), ends, agendaWords)[0] || '';
      return found;
    }

    function put(name, text) {
      var place = strip.querySelector('[data-clock=' + name + ']');
      if (place.textContent !== text) {
        place.textContent = text;
      }
    }

    function show() {
      var running = packs.running(sessions, starts, done, now());
      var found = texts(running);
      Object.keys(found).forEach(function (name) { put(name, found[name]); });
      strip.dataset.state = running.state;
      strip.hidden = hidden;
      controls.hidden = hidden;
      toggle.setAttribute('aria-pressed', String(!hidden));
      controls.querySelectorAll('[data-in]').forEach(function (one) {
        one.hidden = one.dataset.in.split(' ').indexOf(running.state) < 0;
      });
      controls.querySelector('[data-do=next]').textContent =
        words.say(running.place + 1 < sessions.length ? 'move-on' : 'finish');
      /* Minutes going by would be said all day long; a new session, a pause or the end of time once. */
      var event = running.state + running.place;
      if (heard && heard !== event) {
        say([found.label, found.title, found.left].join('. '));
      }
      heard = event;
    }

    function act(name, first) {
      done = done.concat([{ name: name, at: now(), first: first }]);
      keep();
    }

    function keep() {
      memory.write(done, hidden);
      show();
    }

    var actions = {
      'start': function () { act('start', packs.minutes(typed.value || typed.defaultValue)); },
      'start-now': function () { act('start', now()); },
      'pause': function () { act('pause'); },
      'go': function () { act('go'); },
      'next': function () { act('next'); },
      'undo': function () {
        done = done.slice(0, -1);
        keep();
      },
      'clock': function () {
        hidden = !hidden;
        keep();
      }
    };

    show();
    setInterval(show, 1000);
    return actions;
  };
})(window.packs = window.packs || {});
