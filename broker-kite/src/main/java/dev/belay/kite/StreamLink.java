package dev.belay.kite;

import dev.belay.kite.KiteTick.Mode;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the stream: dials, subscribes, listens for silence, dials again after a growing pause, and
 * stops when the broker refuses the token. What comes from a socket that was given up is dropped by its
 * epoch.
 *
 * <p>Thread-safe. Events are told outside the lock; a connection's end and its next beginning never overlap.
 */
final class StreamLink {

  private static final Logger LOG = LoggerFactory.getLogger(StreamLink.class);
  private static final StreamSocket NONE = new StreamSocket() {
    @Override
    public void send(String text) {}

    @Override
    public void cancel() {}
  };
  private static final int AT_ONCE = 500;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration PAUSE_AFTER_TOO_MANY = Duration.ofSeconds(10);
  private static final int WATCHES_PER_SILENCE = 4;

  private final Dialling dialling;
  private final TimeSource time;
  private final Duration silence;
  private final LongSupplier epochs;
  private final Events events;
  private final SortedMap<Long, Mode> wanted = new TreeMap<>();
  private State state = State.OFF;
  private StreamSocket socket = NONE;
  private Timer timer = () -> {};
  private long epoch;
  private long heard;
  private int failures;

  /** How a link is. */
  enum State {
    /** Nobody wants it. */
    OFF,
    /** It waits for its time to dial. */
    WAITING,
    /** It dials. */
    DIALLING,
    /** It works, as far as is known. */
    OPEN,
    /** The broker refused the token: a new login starts it again. */
    STOPPED
  }

  /** How a link dials; the answer may come on any thread. */
  @FunctionalInterface
  interface Dialling {
    void dial(StreamSocket.Listener listener, Consumer<StreamSocket.Opening> answer);
  }

  /** What a link tells; any thread. */
  interface Events {

    /** It works, under a new number. */
    void onOpen(long epoch);

    /** It does not work any more, or still not. */
    void onEnd(String why);

    /** The broker refused the token. */
    void onForbidden();

    /** A binary frame. */
    void onFrame(byte[] frame);

    /** A text frame, from the connection of that number. */
    void onText(byte[] text, long epoch);
  }

  StreamLink(Dialling dialling, TimeSource time, Duration silence, LongSupplier epochs, Events events) {
    this.dialling = dialling;
    this.time = time;
    this.silence = silence;
    this.epochs = epochs;
    this.events = events;
  }

  /** Dials now unless it is on its way; after a refusal too, because somebody has logged in. */
  synchronized void start() {
    if (state == State.OFF || state == State.STOPPED) {
      failures = 0;
      wait(Duration.ZERO);
    }
  }

  void stop() {
    StreamSocket dead;
    synchronized (this) {
      state = State.OFF;
      timer.cancel();
      dead = giveUp();
    }
    dead.cancel();
  }

  synchronized State state() {
    return state;
  }

  synchronized int size() {
    return wanted.size();
  }

  synchronized boolean has(long token) {
    return wanted.containsKey(token);
  }

  synchronized void want(Collection<Long> tokens, Mode mode) {
    List<Long> changed = tokens.stream().filter(each -> wanted.put(each, mode) != mode).toList();
    if (state == State.OPEN) {
      ask(changed, mode);
    }
  }

  synchronized void drop(Collection<Long> tokens) {
    List<Long> known = tokens.stream().filter(each -> wanted.remove(each) != null).toList();
    if (state == State.OPEN) {
      inPieces(known).forEach(piece -> socket.send("{\"a\":\"unsubscribe\",\"v\":[" + piece + "]}"));
    }
  }

  private void ask(List<Long> tokens, Mode mode) {
    for (String piece : inPieces(tokens)) {
      socket.send("{\"a\":\"subscribe\",\"v\":[" + piece + "]}");
      socket.send("{\"a\":\"mode\",\"v\":[\"" + mode.code() + "\",[" + piece + "]]}");
    }
  }

  private static List<String> inPieces(List<Long> tokens) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from < tokens.size(); from += AT_ONCE) {
      pieces.add(tokens.subList(from, Math.min(tokens.size(), from + AT_ONCE)).stream().map(String::valueOf)
          .collect(Collectors.joining(",")));
    }
    return pieces;
  }

  private void wait(Duration pause) {
    state = State.WAITING;
    timer.cancel();
    timer = time.after(pause, this::dial);
  }

  private void dial() {
    long mine;
    synchronized (this) {
      if (state != State.WAITING) {
        return;
      }
      state = State.DIALLING;
      epoch = epochs.getAsLong();
      mine = epoch;
    }
    dialling.dial(new Ear(mine), answer -> answered(mine, answer));
  }

  private void answered(long mine, StreamSocket.Opening answer) {
    String why = "";
    boolean forbidden = false;
    synchronized (this) {
      if (mine != epoch || state != State.DIALLING) {
        if (answer instanceof StreamSocket.Opening.Open late) {
          late.socket().cancel();
        }
        return;
      }
      if (answer instanceof StreamSocket.Opening.Open open) {
        opened(open.socket());
      } else if (answer instanceof StreamSocket.Opening.Refused refused) {
        forbidden = refused.code() == FORBIDDEN;
        why = "the broker answers " + refused.code() + " to the stream";
        if (forbidden) {
          state = State.STOPPED;
        } else {
          wait(refused.code() == TOO_MANY ? longer(pause(), PAUSE_AFTER_TOO_MANY) : pause());
        }
      } else {
        why = ((StreamSocket.Opening.Failed) answer).cause();
        wait(pause());
      }
    }
    if (why.isEmpty()) {
      events.onOpen(mine);
      return;
    }
    LOG.warn("the stream does not open: {}", why);
    events.onEnd(why);
    if (forbidden) {
      events.onForbidden();
    }
  }

  private void opened(StreamSocket open) {
    socket = open;
    state = State.OPEN;
    heard = time.monotonicNanos();
    for (Mode mode : Mode.values()) {
      ask(wanted.entrySet().stream().filter(each -> each.getValue() == mode).map(SortedMap.Entry::getKey).toList(),
          mode);
    }
    watch(epoch);
  }

  private void watch(long mine) {
    timer = time.after(silence.dividedBy(WATCHES_PER_SILENCE), () -> {
      synchronized (this) {
        if (mine != epoch || state != State.OPEN) {
          return;
        }
        if (time.monotonicNanos() - heard < silence.toNanos()) {
          watch(mine);
          return;
        }
      }
      ended(mine, "nothing was heard for " + silence.toSeconds() + " s");
    });
  }

  private void ended(long mine, String why) {
    StreamSocket dead;
    synchronized (this) {
      if (mine != epoch || state != State.OPEN) {
        return;
      }
      dead = giveUp();
      wait(pause());
    }
    LOG.warn("the stream is down: {}", why);
    events.onEnd(why);
    dead.cancel();
  }

  /** Lets the socket go; whatever it still delivers is of an old epoch. The caller cancels it, unlocked. */
  private StreamSocket giveUp() {
    epoch = epochs.getAsLong();
    StreamSocket dead = socket;
    socket = NONE;
    return dead;
  }

  /** Doubles with every failure, and up to a quarter longer, so that not all clients come back at once. */
  private Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 6));
    failures++;
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return bounded.plusMillis(Long.remainderUnsigned(time.entropy(), bounded.toMillis() / 4));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Hears one socket. */
  private final class Ear implements StreamSocket.Listener {
    private final long mine;

    Ear(long mine) {
      this.mine = mine;
    }

    @Override
    public void onFrame(byte[] frame) {
      if (hears()) {
        events.onFrame(frame);
      }
    }

    @Override
    public void onText(byte[] text) {
      if (hears()) {
        events.onText(text, mine);
      }
    }

    @Override
    public void onEnd(String why) {
      ended(mine, why);
    }

    /** The first frame may be quicker than the news that the socket is open. */
    private boolean hears() {
      synchronized (StreamLink.this) {
        if (mine != epoch) {
          return false;
        }
        heard = time.monotonicNanos();
        failures = 0;
        return true;
      }
    }
  }
}
