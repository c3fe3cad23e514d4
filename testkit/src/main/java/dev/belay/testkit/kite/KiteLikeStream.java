package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.broker.StreamListener;
import dev.belay.order.OrderReport;
import dev.belay.time.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * The WebSocket of a Kite-like server: prices for who subscribes, messages about orders for everybody, a
 * heartbeat when nothing else is sent, and what goes wrong with all of it.
 *
 * <p>Messages about orders come from the simulated broker's own stream, so its faults (lost, late, doubled,
 * out of order) are theirs: {@code SimulatedBroker.updates}. Its methods may be called from any thread; they
 * act as tasks of the time source. Under a {@link VirtualWire} connections end with a farewell or by the
 * client's patience; a cut is seen by the client in the machine's time.
 */
public final class KiteLikeStream {

  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int GOING_AWAY = 1001;
  private static final int MOST_CONNECTIONS = 3;
  private static final byte[] BEAT = {0};

  private final TimeSource time;
  private final OrderJson orders;
  private final UnderWay underWay;
  private final List<StreamConnection> connections = new ArrayList<>();
  private final PriceBoard board;
  private final List<String> heard = new ArrayList<>();
  private final List<Integer> refusals = new ArrayList<>();
  private boolean silent;
  private boolean beats;
  private int opened;

  KiteLikeStream(TimeSource time, OrderJson orders, UnderWay underWay, PriceBoard board) {
    this.time = time;
    this.orders = orders;
    this.underWay = underWay;
    this.board = board;
  }

  /**
   * Sends a price to who has subscribed the contract, and to who does so later.
   *
   * @param price the price
   */
  public void publish(StreamPrice price) {
    publish(List.of(price));
  }

  /**
   * Sends prices, all of a connection in one frame.
   *
   * @param all the prices
   */
  public void publish(List<StreamPrice> all) {
    later(() -> {
      all.forEach(board::put);
      connections.forEach(each -> prices(each, all));
    });
  }

  /** From now on nothing is sent on any connection, heartbeats included, and none is closed: half-open. */
  public void fallSilent() {
    later(() -> silent = true);
  }

  /** Ends the silence, for new connections as for old ones. */
  public void speak() {
    later(() -> silent = false);
  }

  /** Closes all connections with a farewell, as a restart of the broker's server does. */
  public void disconnectAll() {
    later(() -> List.copyOf(connections).forEach(each -> {
      if (each.pushed()) {
        underWay.push();
      }
      each.session().close(GOING_AWAY, "restart", Callback.NOOP);
    }));
  }

  /**
   * Refuses the next attempts to connect.
   *
   * @param code the HTTP status code, such as 403 or 429
   * @param times how many attempts
   */
  public synchronized void refuse(int code, int times) {
    for (int i = 0; i < times; i++) {
      refusals.add(code);
    }
  }

  /**
   * Sends a text frame as it is.
   *
   * @param text the frame
   */
  public void send(String text) {
    later(() -> connections.forEach(each -> push(each, text)));
  }

  /**
   * Sends a binary frame as it is.
   *
   * @param frame the frame
   */
  public void send(byte[] frame) {
    byte[] copy = frame.clone();
    later(() -> connections.forEach(each -> push(each, copy)));
  }

  /** {@return what clients have sent, in order} */
  public synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  /** {@return how many connections were opened so far} */
  public synchronized int opened() {
    return opened;
  }

  private void later(Runnable task) {
    time.after(Duration.ZERO, task);
  }

  // ---- for the server

  /** The code with which an attempt to connect is refused, if it is. */
  synchronized Optional<Integer> refusal() {
    if (!refusals.isEmpty()) {
      return Optional.of(refusals.remove(0));
    }
    return connections.size() >= MOST_CONNECTIONS ? Optional.of(429) : Optional.empty();
  }

  /** A client has been let in and is about to be heard. */
  void arriving() {
    underWay.push();
  }

  /** Takes the broker's own updates. */
  StreamListener listener() {
    return new StreamListener() {
      @Override
      public void onOrder(OrderReport report) {
        order(report);
      }

      @Override
      public void onConnected(long connection) {}

      @Override
      public void onDisconnected(String reason) {}
    };
  }

  private void order(OrderReport report) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("type", "order");
    message.put("id", "");
    message.set("data", orders.update(report));
    connections.forEach(each -> push(each, message.toString()));
  }

  /** The broker sends its heartbeat at once when somebody connects. */
  synchronized void open(StreamConnection connection) {
    opened++;
    later(() -> {
      connections.add(connection);
      push(connection, BEAT);
      if (!beats) {
        beats = true;
        beat();
      }
    });
    underWay.confirm(1);
  }

  void closed(StreamConnection connection) {
    later(() -> connections.remove(connection));
    underWay.confirm(connection.confirmAll());
  }

  void confirmed(StreamConnection connection) {
    underWay.confirm(connection.confirmOne());
  }

  void text(StreamConnection connection, String text) {
    synchronized (this) {
      heard.add(text);
    }
    later(() -> {
      List<Long> tokens = connection.take(text);
      prices(connection, board.of(tokens));
    });
  }

  /** Sends a question over every connection and awaits its answer; nothing overtakes it in either direction. */
  void soundOut() {
    if (!silent) {
      connections.forEach(this::ping);
    }
  }

  private void beat() {
    time.after(HEARTBEAT, () -> {
      connections.forEach(each -> push(each, BEAT));
      beat();
    });
  }

  private void prices(StreamConnection to, List<StreamPrice> all) {
    to.frame(all).ifPresent(frame -> push(to, frame));
  }

  private void push(StreamConnection to, byte[] frame) {
    if (!silent) {
      to.session().sendBinary(ByteBuffer.wrap(frame), Callback.NOOP);
      ping(to);
    }
  }

  private void push(StreamConnection to, String text) {
    if (!silent) {
      to.session().sendText(text, Callback.NOOP);
      ping(to);
    }
  }

  private void ping(StreamConnection to) {
    if (underWay.isWatched() && to.pushed()) {
      underWay.push();
      to.session().sendPing(ByteBuffer.wrap("?".getBytes(StandardCharsets.UTF_8)),
          Callback.NOOP);
    }
  }
}
