package dev.belay.coordinator;

import dev.belay.gateway.Keeping;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.SendLane;
import dev.belay.group.GroupState;
import dev.belay.margin.Reserved;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.GroupId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.recovery.GroupTexts;
import dev.belay.stop.StopState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What one turn of the loop wants kept and sent. All of it goes into the store as one transaction, and the
 * orders go out once it is durable; only then do listeners hear of it. Loop only.
 */
final class Outbox {

  /** What is not kept yet holds back what is, but no longer: a store that hangs must not silence every alarm. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OrderGateway gateway;
  private final Journal journal;
  private final Consumer<List<ExecutionEvent>> tell;
  private final Function<GroupId, Optional<Reserved>> reserved;
  private final GroupTexts texts = new GroupTexts();
  private final LinkedHashMap<GroupId, Kept> groups = new LinkedHashMap<>();
  private final LinkedHashMap<String, Entry> settings = new LinkedHashMap<>();
  private final List<OrderIntent> wave = new ArrayList<>();
  private final List<Runnable> changes = new ArrayList<>();
  private final List<Consumer<Boolean>> kept = new ArrayList<>();
  private final BiConsumer<Duration, Runnable> later;
  private final ArrayDeque<Turn> untold = new ArrayDeque<>();
  private boolean durable;

  /** What listeners are to hear of one turn, and who asked whether it was kept. */
  private final class Turn implements Keeping {
    private final List<ExecutionEvent> events;
    private final List<Consumer<Boolean>> waiting;
    private boolean done;

    private Turn(List<ExecutionEvent> events, List<Consumer<Boolean>> waiting) {
      this.events = events;
      this.waiting = waiting;
    }

    @Override
    public void answered() {
      done = true;
      told(this);
    }

    @Override
    public void kept(boolean anywhere) {
      waiting.forEach(each -> each.accept(anywhere));
    }
  }

  /** Written out only once the turn is over: the same group changes several times in it. */
  private record Kept(GroupState state, List<StopState> stops, Instant at) {}

  Outbox(OrderGateway gateway, Journal journal, Consumer<List<ExecutionEvent>> tell,
      Function<GroupId, Optional<Reserved>> reserved, BiConsumer<Duration, Runnable> later) {
    this.gateway = gateway;
    this.journal = journal;
    this.tell = tell;
    this.reserved = reserved;
    this.later = later;
  }

  /** Keeps a group's newest state; a decision that widens or forbids action must survive a power cut. */
  void keep(GroupDesk desk, Instant at, boolean decision) {
    groups.put(desk.state.plan().group(), new Kept(desk.state, List.copyOf(desk.stops.values()), at));
    durable |= decision;
  }

  void keep(Entry.Setting setting) {
    settings.put(setting.name(), setting);
    durable = true;
  }

  /** Keeps what may be lost in a power cut. */
  void note(Entry.Setting setting) {
    settings.put(setting.name(), setting);
  }

  /** What this turn says must survive a power cut. */
  void mustSurvive() {
    durable = true;
  }

  void send(OrderIntent intent) {
    wave.add(intent);
  }

  void cancel(OrderTag tag) {
    changes.add(() -> gateway.cancel(tag));
  }

  void cancel(OrderTag tag, SendLane lane) {
    changes.add(() -> gateway.cancel(tag, lane));
  }

  void modify(OrderTag tag, PriceTerms to) {
    changes.add(() -> gateway.modify(tag, to));
  }

  void modify(OrderTag tag, PriceTerms to, SendLane lane) {
    changes.add(() -> gateway.modify(tag, to, lane));
  }

  /** Tells whether what this turn decides outlives the process, once that is known. */
  void onceKept(Consumer<Boolean> task) {
    kept.add(task);
  }

  /** Hands over what the turn has collected; what that leads to is handed over too. */
  void flush() {
    while (!groups.isEmpty() || !settings.isEmpty() || !wave.isEmpty() || !changes.isEmpty() || !kept.isEmpty()
        || journal.hasEvents()) {
      List<ExecutionEvent> events = journal.take();
      List<Entry> entries = new ArrayList<>();
      groups.forEach((id, each) -> entries.add(texts.entry(each.state(), each.stops(), reserved.apply(id), each.at())));
      entries.addAll(settings.values());
      entries.addAll(Journal.entries(events));
      List<OrderIntent> orders = List.copyOf(wave);
      List<Runnable> requests = List.copyOf(changes);
      Turn turn = new Turn(events, List.copyOf(kept));
      Lane lane = durable ? Lane.DURABLE : Lane.RELAXED;
      groups.clear();
      settings.clear();
      wave.clear();
      changes.clear();
      kept.clear();
      durable = false;
      untold.add(turn);
      if (orders.isEmpty()) {
        gateway.keep(lane, entries, turn);
      } else {
        gateway.submit(orders, entries, turn);
      }
      requests.forEach(Runnable::run);
    }
  }

  /**
   * Listeners hear of turns in their order: one that hears the newest state first would take the older one for news. A
   * later turn is over sooner when the store gives it up, or when its orders go by the emergency journal.
   */
  private void told(Turn turn) {
    while (!untold.isEmpty() && untold.peek().done) {
      tell.accept(untold.remove().events);
    }
    if (untold.contains(turn)) {
      later.accept(PATIENCE, () -> tellUpTo(turn));
    }
  }

  private void tellUpTo(Turn turn) {
    while (untold.contains(turn)) {
      tell.accept(untold.remove().events);
    }
  }
}
