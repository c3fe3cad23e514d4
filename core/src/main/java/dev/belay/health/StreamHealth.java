package dev.belay.health;

import dev.belay.order.BrokerOrderId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The watch over the stream. A socket that claims to be open proves nothing: what counts is that it tells what the
 * books show. An order whose change a book showed first, and of which the stream says nothing for
 * {@link #SILENCE}, makes it silent; only a new connection, or an update and a later full reading, makes it live again.
 *
 * <p>Updates themselves are evidence whatever the state is: they are never dropped. This class is immutable and
 * thread-safe.
 *
 * @param status how far it can be relied on
 * @param epoch the number of the last connection that was believed
 * @param since when the status last changed
 * @param owed orders of which the stream still owes an update, and since when
 */
public record StreamHealth(StreamStatus status, long epoch, Moment since, SortedMap<BrokerOrderId, Moment> owed) {

  /** How long the stream may be behind the books. */
  public static final Duration SILENCE = Duration.ofSeconds(5);

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
    return new StreamHealth(StreamStatus.DOWN, Long.MIN_VALUE, at, new TreeMap<>());
  }

  /**
   * {@return the state after an event}
   *
   * @param event what happened
   */
  public StreamHealth after(StreamEvent event) {
    return switch (event.kind()) {
      case CONNECTED -> connected((StreamEvent.Connected) event);
      case DISCONNECTED -> new StreamHealth(StreamStatus.DOWN, epoch, event.at(), new TreeMap<>());
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
    return new StreamHealth(StreamStatus.UNSYNCED, event.epoch(), event.at(), new TreeMap<>());
  }

  private StreamHealth heard(StreamEvent.Heard event) {
    SortedMap<BrokerOrderId, Moment> left = new TreeMap<>(owed);
    left.remove(event.order());
    // It speaks again; what it did not say meanwhile has to be read before it is believed.
    StreamStatus now = status == StreamStatus.SILENT ? StreamStatus.UNSYNCED : status;
    return new StreamHealth(now, epoch, now == status ? since : event.at(), left);
  }

  private StreamHealth readFirst(StreamEvent.ReadFirst event) {
    if (status != StreamStatus.LIVE) {
      return this;
    }
    SortedMap<BrokerOrderId, Moment> more = new TreeMap<>(owed);
    event.orders().forEach(each -> more.putIfAbsent(each, event.at()));
    return new StreamHealth(status, epoch, since, more);
  }

  private StreamHealth resynced(StreamEvent.Resynced event) {
    boolean after = status == StreamStatus.UNSYNCED && !event.begun().isBefore(since);
    return after ? new StreamHealth(StreamStatus.LIVE, epoch, event.at(), new TreeMap<>()) : this;
  }

  private StreamHealth ticked(Moment now) {
    boolean silent = status == StreamStatus.LIVE && owed.values().stream().anyMatch(each -> now.isPast(each, SILENCE));
    return silent ? new StreamHealth(StreamStatus.SILENT, epoch, now, new TreeMap<>()) : this;
  }
}
