package dev.belay.coordinator;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import dev.belay.gateway.ReadAnswer;
import dev.belay.health.ClockWatch;
import dev.belay.health.Convalescence;
import dev.belay.health.ReadHealth;
import dev.belay.health.StreamEvent;
import dev.belay.health.StreamHealth;
import dev.belay.health.StreamStatus;
import dev.belay.mode.Condition;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.session.SessionClock;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether what we hear of the broker can be relied on, and the conditions that follow: they end by themselves after
 * half a minute of health and one full reconciliation. Loop only.
 */
final class Health {

  /** A stream may be down for so long before entries stop: a reconnection is not worth an unwinding. */
  private static final Duration BLIND_FOR = Duration.ofSeconds(5);

  /** Clocks that differ by more than this are told to a person. */
  private static final Duration SKEW_ALARM = Duration.ofSeconds(30);

  /** The broker's books, each of which may fail by itself. */
  enum Book { ORDERS, TRADES, POSITIONS }

  private final Floor floor;
  private final ModeKeeper mode;
  private final Consumer<String> onTokenRefused;
  private StreamHealth stream;
  private ClockWatch clock;
  private final EnumMap<Book, ReadHealth> reads = new EnumMap<>(Book.class);
  private Convalescence conditions = Convalescence.NONE;
  private Duration skew = Duration.ZERO;
  private boolean everLive;
  private boolean stale;
  private Moment awakeSince;

  Health(Floor floor, ModeKeeper mode, Consumer<String> onTokenRefused) {
    this.floor = floor;
    this.mode = mode;
    this.onTokenRefused = onTokenRefused;
    this.stream = StreamHealth.opened(floor.now());
    this.clock = new ClockWatch(floor.now(), floor.now());
    this.awakeSince = floor.now();
  }

  StreamHealth stream() {
    return stream;
  }

  int failures() {
    int most = 0;
    for (ReadHealth each : reads.values()) {
      most = StrictMath.max(most, each.failures());
    }
    return most;
  }

  /** Whether a full reading is wanted: to trust the stream again, or to end a condition. */
  boolean wantsFullReading() {
    return stale || stream.status() == StreamStatus.UNSYNCED || !conditions.sick().isEmpty();
  }

  /** Whether this process stood still, or its clock jumped, and the broker was not read since. */
  boolean isStale() {
    return stale;
  }

  /** When this process last came back to life: what it did not hear before that, nobody can have told it. */
  Moment awakeSince() {
    return awakeSince;
  }

  /** What time it is for the exchanges. */
  SessionClock session() {
    return new SessionClock(floor.now().wall(), skew);
  }

  /** What time it was for the exchanges, as far as the last answer tells of the clocks. */
  Instant sessionTime(Moment at) {
    return new SessionClock(at.wall(), skew).now();
  }

  /** Whether the broker is known to be down for maintenance. */
  boolean isBlackout() {
    return floor.config().blackouts().contains(session().now());
  }

  void told(StreamEvent event) {
    stream = stream.after(event);
    judgeStream(event.at());
  }

  /** Looks at both clocks; the next look is due after a while at the latest. */
  void look(Duration next) {
    Moment now = floor.now();
    ClockWatch.Look look = clock.at(now, next);
    clock = look.watch();
    if (look.finding() != ClockWatch.Finding.STEADY) {
      stale = true;
      awakeSince = now;
      floor.raise(new Alert(AlertCode.STOOD_STILL, Optional.empty(), look.finding() == ClockWatch.Finding.JUMPED
          ? "the wall clock was set; the broker is read before anything is sent"
          : "this process stood still; the broker is read before anything is sent"));
    }
    told(new StreamEvent.Ticked(now));
  }

  /** Takes note of a read: whether it may be used, and what the broker's clock says in it. */
  void read(Book book, ReadAnswer<?> answer, boolean usable, List<String> lacks) {
    if (answer.read() instanceof BrokerRead.Failed<?> failed && failed.cause() == ReadFailure.TOKEN) {
      onTokenRefused.accept(failed.text());
    }
    if (!usable && isBlackout()) {
      return; // it is expected, and says nothing about the broker's health
    }
    boolean failing = isFailing();
    reads.merge(book, ReadHealth.SOUND.after(usable), (before, first) -> before.after(usable));
    if (isFailing() && !failing) {
      String why = answer.read() instanceof BrokerRead.Failed<?> failed ? failed.text()
          : "reads lack what was shown before: " + lacks;
      floor.raise(new Alert(AlertCode.READS_FAILING, Optional.empty(), why));
    }
    judge(Condition.FAILING_READS, isFailing(), answer.received(), "reads of the broker fail");
    if (answer.read() instanceof BrokerRead.Ok<?> ok) {
      compareClocks(ok.asOf(), answer);
    }
  }

  private boolean isFailing() {
    for (ReadHealth each : reads.values()) {
      if (each.isFailing()) {
        return true;
      }
    }
    return false;
  }

  /** The broker's stamp lies somewhere between question and answer, if the clocks agree. */
  private void compareClocks(Instant stamp, ReadAnswer<?> answer) {
    Instant begun = answer.begun().wall();
    Instant received = answer.received().wall();
    Duration was = skew;
    skew = stamp.isBefore(begun) ? Duration.between(begun, stamp)
        : stamp.isAfter(received) ? Duration.between(received, stamp) : Duration.ZERO;
    boolean bad = skew.abs().compareTo(SessionClock.TRUSTED) > 0;
    judge(Condition.CLOCK, bad, answer.received(), "our clock and the broker's differ by " + skew.toSeconds() + " s");
    if (skew.abs().compareTo(SKEW_ALARM) > 0 && was.abs().compareTo(SKEW_ALARM) <= 0) {
      floor.raise(new Alert(AlertCode.CLOCK_SKEW, Optional.empty(),
          "our clock and the broker's differ by " + skew.toSeconds() + " s"));
    }
  }

  /** Order book, trades and positions were read and may be used, and nothing is in doubt. */
  void reconciled(Moment begun, Moment at) {
    stale = false;
    told(new StreamEvent.Resynced(begun, at));
    List<Condition> cured = conditions.cured(begun);
    conditions = conditions.without(cured);
    cured.forEach(each -> mode.clear(each, "half a minute of health and a full reconciliation"));
  }

  private void judgeStream(Moment now) {
    everLive |= stream.status() == StreamStatus.LIVE;
    boolean blind = stream.status() == StreamStatus.SILENT
        || stream.status().isBlind() && now.isPast(stream.since(), BLIND_FOR);
    // A broker client that never had a stream is polled; one that had it and lost it may miss what it counted on.
    judge(Condition.BLIND_STREAM, everLive && blind && !isBlackout(), now,
        "the stream of updates is " + stream.status());
  }

  private void judge(Condition condition, boolean bad, Moment at, String why) {
    if (bad) {
      conditions = conditions.bad(condition);
      if (!mode.state().conditions().contains(condition)) {
        mode.set(condition, why);
      }
    } else {
      conditions = conditions.well(condition, at);
    }
  }
}
