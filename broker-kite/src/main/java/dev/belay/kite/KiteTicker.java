package dev.belay.kite;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.StreamListener;
import dev.belay.kite.KiteTick.Mode;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker's stream: ticks of the contracts that somebody subscribed, and messages about the account's
 * orders. Get it from {@link KiteBrokerClient#ticker()}; nothing is dialled before somebody listens.
 *
 * <p>Ticks may be replaced by newer ones on their way; messages about orders never are. Both are hints: a tick
 * has no number, nothing is replayed after an interruption, messages come late, twice, out of order or not at
 * all. A connection on which nothing was heard for {@link KiteConfig#silence()} is given up and dialled anew,
 * after 1, 2, 4 … 60 s; a 403 stops it until somebody logs in.
 *
 * <p>The first connection carries the messages about orders; up to two more are opened when the subscriptions
 * pass 3,000. This class is thread-safe.
 */
public final class KiteTicker implements AutoCloseable {

  /** How many contracts one connection takes. As of July 2026. */
  public static final int CONTRACTS_PER_CONNECTION = 3_000;

  /** How many connections an app may have. As of July 2026. */
  public static final int CONNECTIONS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(KiteTicker.class);

  private final TimeSource time;
  private final StreamMessages messages;
  private final Secrets secrets;
  private final Runnable forbidden;
  private final List<StreamLink> links = new ArrayList<>();
  private final List<StreamListener> orders = new CopyOnWriteArrayList<>();
  private final List<TickBox> boxes = new CopyOnWriteArrayList<>();
  private final AtomicLong epochs = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private volatile long open;

  KiteTicker(KiteConfig config, StreamLink.Dialling dialling, TimeSource time, OrderRows rows, Secrets secrets,
      Runnable forbidden) {
    this.time = time;
    this.messages = new StreamMessages(rows);
    this.secrets = secrets;
    this.forbidden = forbidden;
    for (int i = 0; i < CONNECTIONS; i++) {
      links.add(new StreamLink(dialling, time, config.silence(), epochs::incrementAndGet, new Told(i == 0)));
    }
  }

  /**
   * Asks for ticks of contracts; those that come in another mode already change to this one.
   *
   * @param tokens the broker's numbers of the contracts
   * @param mode how much of each
   * @throws IllegalStateException when there are more than all connections take
   */
  public synchronized void subscribe(Collection<Long> tokens, Mode mode) {
    List<Long> fresh = new ArrayList<>(new TreeSet<>(tokens));
    for (StreamLink link : links) {
      List<Long> known = fresh.stream().filter(link::has).toList();
      link.want(known, mode);
      fresh.removeAll(known);
    }
    int room = links.stream().mapToInt(each -> CONTRACTS_PER_CONNECTION - each.size()).sum();
    if (fresh.size() > room) {
      throw new IllegalStateException("no room for " + fresh.size() + " more contracts: " + CONNECTIONS
          + " connections take " + CONTRACTS_PER_CONNECTION + " each");
    }
    for (StreamLink link : links) {
      List<Long> part = List.copyOf(fresh.subList(0, Math.min(fresh.size(), CONTRACTS_PER_CONNECTION - link.size())));
      if (!part.isEmpty()) {
        link.want(part, mode);
        link.start();
        fresh.subList(0, part.size()).clear();
      }
    }
  }

  /**
   * Asks for no more ticks of contracts. A connection that nobody needs any more is closed.
   *
   * @param tokens the broker's numbers of the contracts
   */
  public synchronized void unsubscribe(Collection<Long> tokens) {
    links.forEach(link -> link.drop(tokens));
    endIdle();
  }

  private void endIdle() {
    for (int i = 0; i < links.size(); i++) {
      boolean needed = links.get(i).size() > 0 || i == 0 && !orders.isEmpty();
      if (!needed) {
        links.get(i).stop();
      }
    }
  }

  /**
   * Begins to tell ticks.
   *
   * @param listener takes them; see there for the thread
   * @return ends it
   */
  public BrokerClient.Stream listen(TickListener listener) {
    TickBox box = new TickBox(time, listener);
    boxes.add(box);
    return () -> boxes.remove(box);
  }

  /** {@return the numbers of working connections and of all that anybody needs, for people} */
  @Override
  public String toString() {
    long working = links.stream().filter(each -> each.state() == StreamLink.State.OPEN).count();
    long needed = links.stream().filter(each -> each.state() != StreamLink.State.OFF).count();
    return "KiteTicker[" + working + " of " + needed + " connections work]";
  }

  /** {@return how many frames could not be read} */
  public long unreadable() {
    return unreadable.get();
  }

  synchronized BrokerClient.Stream openOrders(StreamListener listener) {
    orders.add(listener);
    long present = open;
    if (present != 0) {
      time.after(Duration.ZERO, () -> listener.onConnected(present));
    }
    links.get(0).start();
    return () -> closeOrders(listener);
  }

  private synchronized void closeOrders(StreamListener listener) {
    orders.remove(listener);
    endIdle();
  }

  /** Somebody has logged in: connections that were stopped may try again. */
  void loggedIn() {
    for (StreamLink link : links) {
      if (link.state() == StreamLink.State.STOPPED) {
        link.start();
      }
    }
  }

  /** Ends all connections. */
  @Override
  public synchronized void close() {
    orders.clear();
    boxes.clear();
    links.forEach(StreamLink::stop);
  }

  private void text(byte[] text, long epoch) {
    StreamMessages.Message message = messages.read(text);
    if (message instanceof StreamMessages.Message.Order order) {
      order.report().ifPresent(report -> tell(each -> each.onOrder(report)));
    } else if (message instanceof StreamMessages.Message.Notice notice) {
      LOG.info("the broker says ({}): {}", secrets.hide(notice.type()), secrets.hide(notice.text()));
    } else {
      unreadable.incrementAndGet();
      LOG.warn("{}: the books are read instead", ((StreamMessages.Message.Unreadable) message).why());
      tell(each -> each.onConnected(epoch));
    }
  }

  private void frame(byte[] frame) {
    Moment received = time.now();
    try {
      List<KiteTick> ticks = TickFrames.read(frame, received);
      boxes.forEach(box -> box.put(ticks));
    } catch (UnreadableException e) {
      unreadable.incrementAndGet();
      LOG.warn("{}", e.getMessage());
    }
  }

  private void tell(Consumer<StreamListener> news) {
    orders.forEach(news);
  }

  /** What one link tells; the first carries the messages about orders. */
  private final class Told implements StreamLink.Events {
    private final boolean first;

    Told(boolean first) {
      this.first = first;
    }

    @Override
    public void onOpen(long epoch) {
      if (first) {
        open = epoch;
        tell(each -> each.onConnected(epoch));
      }
    }

    @Override
    public void onEnd(String why) {
      if (first) {
        open = 0;
        tell(each -> each.onDisconnected(why));
      }
    }

    @Override
    public void onForbidden() {
      forbidden.run();
    }

    @Override
    public void onFrame(byte[] frame) {
      KiteTicker.this.frame(frame);
    }

    @Override
    public void onText(byte[] text, long epoch) {
      if (first) {
        KiteTicker.this.text(text, epoch);
      }
    }
  }
}
