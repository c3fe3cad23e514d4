package dev.belay.testkit.kite;

import dev.belay.market.InstrumentId;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.time.TimeSource;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * The broker's REST interface and stream on this machine, in front of a simulated broker: order placement,
 * books, positions, money, session, ticks and order messages, with the broker's answers, refusals and limits,
 * and with faults on demand.
 *
 * <p>Each request becomes a task of the time source, so with virtual time somebody must crank; with paced
 * time it answers by itself. It starts Jetty's threads, named {@code kite-like-…}; {@link #close()} ends
 * them. {@link #faults()}, {@link #calls()} and the settings may be used from any thread.
 */
public final class KiteLikeServer implements AutoCloseable {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int MOST_THREADS = 64;
  private static final int LEAST_THREADS = 8;
  private static final long IDLE_MILLIS = 300_000;

  private final SimulatedBroker broker;
  private final TimeSource time;
  private final WireFaults faults = new WireFaults();
  private final PriceBoard board = new PriceBoard();
  private final FrontDesk desk;
  private final Server http;
  private final ServerConnector connector;
  private final KiteLikeStream stream;
  private final List<WireCall> calls = new ArrayList<>();
  private final Map<SocketAddress, Integer> connections = new LinkedHashMap<>();
  private final UnderWay underWay = new UnderWay();
  private volatile Duration skew = Duration.ZERO;
  private volatile Optional<Duration> patience = Optional.empty();
  private volatile boolean logs = true;

  private KiteLikeServer(SimulatedBroker broker, TimeSource time, KiteAccount account, boolean counts) {
    this.broker = broker;
    this.time = time;
    desk = new FrontDesk(broker, account, counts, board);
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
    threads.setName("kite-like");
    threads.setDaemon(true);
    http = new Server(threads);
    http.setStopTimeout(0);
    connector = new ServerConnector(http);
    HttpConfiguration config = connector.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    config.setSendDateHeader(false);
    config.setSendServerVersion(false);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(IDLE_MILLIS);
    http.addConnector(connector);
    stream = new KiteLikeStream(time, desk.orderJson(), underWay, board);
    broker.openStream(stream.listener());
    ServerWebSocketContainer.ensure(http).setIdleTimeout(Duration.ZERO);
    http.setHandler(new StreamDoor(new WireHandler(this::take, () -> HTTP_DATE.format(clock())), account, stream));
  }

  /**
   * {@return a running server that counts requests against the broker's limits}
   *
   * @param broker what answers; used on the time source's thread alone
   * @param time the time source of the broker's exchange
   * @param account the account and the app
   */
  public static KiteLikeServer start(SimulatedBroker broker, TimeSource time, KiteAccount account) {
    return started(new KiteLikeServer(broker, time, account, true));
  }

  /**
   * {@return a running server without request limits and without a list of calls, for measurements}
   *
   * @param broker what answers; used on the time source's thread alone
   * @param time the time source of the broker's exchange
   * @param account the account and the app
   */
  public static KiteLikeServer startUnlimited(SimulatedBroker broker, TimeSource time, KiteAccount account) {
    KiteLikeServer server = new KiteLikeServer(broker, time, account, false);
    server.logs = false;
    return started(server);
  }

  private static KiteLikeServer started(KiteLikeServer server) {
    try {
      server.http.start();
    } catch (Exception e) {
      throw new IllegalStateException("the Kite-like server does not start", e);
    }
    return server;
  }

  /** {@return where clients find it} */
  public URI root() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /** {@return where clients find the stream; they append key and token} */
  public URI streamRoot() {
    return URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/");
  }

  /** {@return the stream: its prices and what goes wrong with it} */
  public KiteLikeStream stream() {
    return stream;
  }

  /**
   * Names the broker's numbers of contracts, so that prices that were published by number are found by symbol. Without
   * it {@code /quote} knows no contract.
   *
   * @param numbers by contract
   */
  public void list(SortedMap<InstrumentId, Long> numbers) {
    SortedMap<InstrumentId, Long> copy = new TreeMap<>(numbers);
    time.after(Duration.ZERO, () -> copy.forEach(board::name));
  }

  /** {@return what goes wrong with which requests} */
  public WireFaults faults() {
    return faults;
  }

  /** {@return all requests that were read whole, in order} */
  public List<WireCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /**
   * Puts the server's clock, as its answers show it, ahead of the time source's.
   *
   * @param ahead how far; negative is behind
   */
  public void clockAhead(Duration ahead) {
    skew = ahead;
  }

  /**
   * Sets how long the server keeps a connection open whose request it does not answer; for ever unless set.
   *
   * @param silence by the time source
   */
  public void hangUpAfter(Duration silence) {
    patience = Optional.of(silence);
  }

  /** What is under way between clients and this server. */
  UnderWay underWay() {
    return underWay;
  }

  /**
   * Sets what becomes of orders whose tag is not of Belay's form; they fill at once unless set.
   *
   * @param script the script
   */
  public void foreignOrders(Script script) {
    time.after(Duration.ZERO, () -> desk.foreign(script));
  }

  private Instant clock() {
    return time.wall().plus(skew);
  }

  private void take(WireHandler.Incoming request, Consumer<Reply> to) {
    WireCall call = numbered(request);
    Optional<WireFault> fault = faults.befalling(call);
    if (fault.isPresent() && !fault.get().isTaken()) {
      answer(Shaping.shaped(fault.get(), call, Reply.raw(200, "", "")), to, () -> {});
      return;
    }
    time.after(Duration.ZERO, () -> {
      fault.flatMap(Shaping::ofRead)
          .ifPresent(lie -> Shaping.readOf(call).ifPresent(read -> broker.nextRead(read, lie)));
      desk.answer(call, clock(), reply -> answer(
          fault.map(each -> Shaping.shaped(each, call, reply)).orElse(reply), to, underWay::let));
    });
    underWay.keep();
  }

  /** Sends an answer, or keeps silent as long as the server does, and then hangs up. */
  private void answer(Reply reply, Consumer<Reply> to, Runnable leaves) {
    if (reply.manner() != Reply.Manner.NEVER) {
      leaves.run();
      to.accept(reply);
      return;
    }
    patience.ifPresent(silence -> {
      leaves.run();
      time.after(silence, () -> {
        underWay.let();
        to.accept(reply.sent(Reply.Manner.DROP));
      });
      underWay.keep();
    });
  }

  private WireCall numbered(WireHandler.Incoming request) {
    synchronized (calls) {
      int connection = connections.computeIfAbsent(request.from(), from -> connections.size() + 1);
      WireCall call = new WireCall(calls.size() + 1, request.method(), request.path(), request.fields(),
          request.json(), request.headers(), connection);
      if (logs) {
        calls.add(call);
      }
      return call;
    }
  }

  /** Closes all connections and ends the server's threads. */
  @Override
  public void close() {
    try {
      http.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the Kite-like server does not stop", e);
    }
  }
}
