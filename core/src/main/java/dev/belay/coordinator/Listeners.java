package dev.belay.coordinator;

import dev.belay.observe.EventText;
import dev.belay.observe.ExecutionEvent;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Persistence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells all listeners of each turn, remembers how far each has come, and reads from the journal what one has missed.
 * Loop only.
 */
final class Listeners {

  private static final int VERSION = 1;

  /** How often it is kept how far they have come. */
  private static final Duration KEEP = Duration.ofSeconds(1);

  /** What was decided may not be committed yet when it is looked for. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** So many lines are read at once. */
  private static final int PAGE = 500;

  private final Floor floor;
  private final EventLoop loop;
  private final Persistence store;
  private final List<Delivery> all;
  private final long[] kept;
  private final boolean[] reading;
  private final AtomicBoolean asked = new AtomicBoolean();

  Listeners(Floor floor, EventLoop loop, Persistence store, List<Delivery> all) {
    this.floor = floor;
    this.loop = loop;
    this.store = store;
    this.all = all;
    this.kept = new long[all.size()];
    this.reading = new boolean[all.size()];
  }

  /** Goes on where each of them ended; one that nothing is known of begins with what happens next. */
  void begin(SortedMap<String, Entry.Setting> settings, long last) {
    for (int i = 0; i < all.size(); i++) {
      Optional<Entry.Setting> known = Optional.ofNullable(settings.get(name(i)));
      kept[i] = known.map(setting -> CanonicalText.parse(setting.body()).number("number")).orElse(last);
      if (known.isEmpty()) {
        note(i);
      }
      int number = i;
      all.get(i).resume(Math.min(kept[i], last), last, () -> idle(number));
      look(i);
    }
  }

  void tell(List<ExecutionEvent> events) {
    all.forEach(each -> each.deliver(events));
  }

  /** On any thread: how far it has come is kept once a second, however often a listener pauses. */
  private void idle(int i) {
    if (all.get(i).isBehind()) {
      loop.post(() -> look(i));
    }
    if (asked.compareAndSet(false, true)) {
      loop.post(() -> floor.after(KEEP, this::keep));
    }
  }

  private void keep() {
    asked.set(false);
    for (int i = 0; i < all.size(); i++) {
      long now = all.get(i).acknowledged();
      if (now > kept[i]) {
        kept[i] = now;
        note(i);
      }
    }
  }

  private void note(int i) {
    floor.outbox().note(new Entry.Setting(name(i), floor.now().wall(),
        CanonicalText.version(VERSION).put("number", kept[i]).text()));
  }

  private void look(int i) {
    Optional<Long> from = reading[i] ? Optional.empty() : all.get(i).wanted();
    if (from.isPresent()) {
      reading[i] = true;
      store.journal(from.get(), PAGE).whenComplete((lines, failure) -> loop.post(() -> read(i, lines)));
    }
  }

  /** A failed store tells nothing more; whoever is behind hears the rest after the next start. */
  private void read(int i, List<Entry.Journal> lines) {
    reading[i] = false;
    if (lines == null) {
      return;
    }
    all.get(i).retell(lines.stream().<ExecutionEvent>map(EventText::retold).toList());
    if (lines.isEmpty() && all.get(i).isBehind()) {
      floor.after(AGAIN, () -> look(i));
    } else {
      look(i);
    }
  }

  private static String name(int i) {
    return "listener." + i;
  }
}
