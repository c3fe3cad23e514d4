package dev.belay.health;

import dev.belay.order.BrokerOrderId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The watch over the stream. A socket that claims to be open proves nothing: what counts is that it speaks while the
 * books change. When a book shows a change first and nothing at all is heard for {@link #SILENCE} after that, the
 * stream is silent. A single lost frame among others is no silence: the books are read all the same. A silent stream is
 * trusted again after a new connection, once it speaks, or on trial after {@link #TRIAL}; each time the books are read
 * first.
 *
 * <p>Updates themselves are evidence whatever the state is: they are never dropped. This class is immutable and
 * thread-safe.
 *
 * @param status how far it can be relied on
 * @param epoch the number of the last connection that was believed
 * @param since when the status last changed
 * @param owed orders of which the stream still owes an update, and since when
 * @param missed how many updates never came though others did
 */
public record StreamHealth(StreamStatus status, long epoch, Moment since, SortedMap<BrokerOrderId, Moment> owed,
    long missed) {

  /** How long the stream may be behind the books. */
  public static final Duration SILENCE = Duration.ofSeconds(5);

  /** How long a silent stream is not trusted before it gets another chance: a quiet market has nothing to tell. */
  public static final Duration TRIAL = Duration.ofSeconds(60);

  /** Copies the map. */
  public StreamHealth {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(since, "since");
    owed = Collections.unmodifiableSortedMap(new TreeMap<>(owed));
  }

  /**
   * {@return a stream that was asked for and has not connected}
   *
   * @param at when
   */
  public static StreamHealth opened(Moment at) {
    return new StreamHealth(StreamStatus.DOWN, Long.MIN_VALUE, at, new TreeMap<>(), 0);
  }

  /**
   * {@return the state after an event}
   *
   * @param event what happened
   */
  public StreamHealth after(StreamEvent event) {
    return switch (event.kind()) {
      case CONNECTED -> connected((StreamEvent.Connected) event);
      case DISCONNECTED -> new StreamHealth(StreamStatus.DOWN, epoch, event.at(), new TreeMap<>(), missed);
      case HEARD -> heard((StreamEvent.Heard) event);
      case READ_FIRST -> readFirst((StreamEvent.ReadFirst) event);
      case RESYNCED -> resynced((StreamEvent.Resynced) event);
      case TICKED -> ticked(event.at());
    };
  }

  private StreamHealth connected(StreamEvent.Connected event) {
    if (event.epoch() <= epoch) {
      return this;
    }
    return new StreamHealth(StreamStatus.UNSYNCED, event.epoch(), event.at(), new TreeMap<>(), missed);
  }

  /** It speaks: what it owes about other orders is lost, not late; silence is over, but has to be read up first. */
  private StreamHealth heard(StreamEvent.Heard event) {
    long lost = owed.entrySet().stream().filter(each -> !each.getKey().equals(event.order())
        && event.at().isPast(each.getValue(), SILENCE)).count();
    SortedMap<BrokerOrderId, Moment> left = new TreeMap<>(owed);
    left.keySet().removeIf(each -> each.equals(event.order()) || event.at().isPast(owed.get(each), SILENCE));
    StreamStatus now = status == StreamStatus.SILENT ? StreamStatus.UNSYNCED : status;
    SortedMap<BrokerOrderId, Moment> later = new TreeMap<>();
    left.keySet().forEach(each -> later.put(each, event.at()));
    return new StreamHealth(now, epoch, now == status ? since : event.at(), later, missed + lost);
  }

  private StreamHealth readFirst(StreamEvent.ReadFirst event) {
    if (status != StreamStatus.LIVE) {
      return this;
    }
    SortedMap<BrokerOrderId, Moment> more = new TreeMap<>(owed);
    event.orders().forEach(each -> more.putIfAbsent(each, event.at()));
    return new StreamHealth(status, epoch, since, more, missed);
  }

  private StreamHealth resynced(StreamEvent.Resynced event) {
    boolean after = status == StreamStatus.UNSYNCED && !event.begun().isBefore(since);
    return after ? new StreamHealth(StreamStatus.LIVE, epoch, event.at(), new TreeMap<>(), missed) : this;
  }

  private StreamHealth ticked(Moment now) {
    if (status == StreamStatus.SILENT && now.isPast(since, TRIAL)) {
      return new StreamHealth(StreamStatus.UNSYNCED, epoch, now, new TreeMap<>(), missed);
    }
    boolean silent = status == StreamStatus.LIVE && owed.values().stream().anyMatch(each -> now.isPast(each, SILENCE));
    return silent ? new StreamHealth(StreamStatus.SILENT, epoch, now, new TreeMap<>(), missed + owed.size()) : this;
  }
}
