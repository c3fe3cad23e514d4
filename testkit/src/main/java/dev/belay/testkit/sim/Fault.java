package dev.belay.testkit.sim;

import java.util.Locale;

/**
 * Everything that the simulated world can do to Belay, each with its story. A fault is claimed when every invariant
 * must hold under it today, or planned, when the behaviour that answers it belongs to an issue that is not done.
 */
public enum Fault {
  /** The request is lost on its way. */
  REQUEST_LOST(Area.REQUEST, 10, 150, "the request is lost on its way: no order, and nobody says so"),
  /** The answer is lost after the order was placed. */
  ANSWER_LOST(Area.REQUEST, 10, 250, "the order is placed, the connection breaks before the answer"),
  /** The answer never comes. */
  ANSWER_SILENT(Area.REQUEST, 10, 150, "the order is placed, and the answer never comes, not even as a failure"),
  /** The answer comes late. */
  ANSWER_SLOW(Area.REQUEST, 20, 300, "the answer comes after 0.1 to 12 s, the order trades meanwhile"),
  /** The request arrives late. */
  REQUEST_SLOW(Area.REQUEST, 10, 150, "the request stays on its way for 0.1 to 4 s"),
  /** The request arrives after we gave it up. */
  REQUEST_ZOMBIE(Area.REQUEST, 5, 60, "the request arrives after 4 to 25 s, when its sender has long given it up"),
  /** Too many requests. */
  REFUSED_RATE(Area.REQUEST, 10, 150, "the broker's front refuses: too many requests"),
  /** The margin does not suffice. */
  REFUSED_MARGIN(Area.REQUEST, 10, 200, "the broker refuses at once: margin"),
  /** A refusal nobody has a name for. */
  REFUSED_OTHER(Area.REQUEST, 5, 100, "the broker refuses at once, in words that nobody knows"),
  /** The answer to a cancel is lost. */
  CANCEL_ANSWER_LOST(Area.REQUEST, 50, 500, "the cancel arrives, its answer is lost"),
  /** A cancel is lost. */
  CANCEL_LOST(Area.REQUEST, 50, 400, "the cancel is lost on its way"),
  /** The answer to a modify is lost. */
  MODIFY_ANSWER_LOST(Area.REQUEST, 50, 500, "the modify arrives, its answer is lost"),
  /** The exchange rejects after the id was given. */
  REJECTED_LATE(Area.ORDER, 10, 200, "the order gets its id and is rejected by the exchange afterwards"),
  /** The order rests. */
  NEVER_FILLS(Area.ORDER, 10, 200, "the order opens and does not fill"),
  /** A part fills, then nothing. */
  FILLS_HALF(Area.ORDER, 10, 250, "a part of the order fills, then nothing more"),
  /** The order fills late. */
  FILLS_LATE(Area.ORDER, 20, 300, "the order fills after 1 to 12 s"),
  /** The order fills piece by piece. */
  FILLS_IN_PARTS(Area.ORDER, 50, 500, "the order fills in two to five parts"),
  /** The cancel takes long. */
  CANCEL_SLOW(Area.ORDER, 50, 500, "a cancel takes 0.5 to 10 s, fills go on meanwhile"),
  /** The cancel comes too late. */
  CANCEL_LOSES(Area.ORDER, 50, 500, "what is left fills before the cancel can be effective"),
  /** The cancel comes too late for a half. */
  CANCEL_LOSES_HALF(Area.ORDER, 50, 500, "a half fills before the cancel is effective"),
  /** The cancel is refused. */
  CANCEL_REFUSED(Area.ORDER, 20, 300, "the cancel is refused: the order is being processed"),
  /** The cancel is taken and forgotten. */
  CANCEL_IGNORED(Area.ORDER, 20, 200, "the cancel is taken, and nothing comes of it"),
  /** A cancelled order fills. */
  FILLS_AFTER_CANCEL(Area.ORDER, 20, 300, "the broker says cancelled, and the order fills all the same"),
  /** The modify is refused. */
  MODIFY_REFUSED(Area.ORDER, 50, 500, "the modify is refused"),
  /** The modify is taken and forgotten. */
  MODIFY_IGNORED(Area.ORDER, 20, 300, "the modify is taken, and nothing comes of it"),
  /** More fills than was asked. */
  OVERFILLS(Area.ORDER, 5, 60, "twice the quantity fills"),
  /** The broker cancels by itself. */
  CANCELLED_BY_BROKER(Area.ORDER, 10, 200, "the broker cancels what is left of an order that nobody asked to cancel"),
  /** The desks are slow. */
  DESKS_SLOW(Area.ORDER, 20, 300, "the order passes the broker's desks for 0.1 to 5 s, each under its own status"),
  /** A status that nobody knows. */
  STATUS_UNHEARD_OF(Area.ORDER, 20, 200, "the broker shows a working order under words that nobody knows"),
  /** The order waits for its price. */
  WAITS_FOR_PRICE(Area.ORDER, 20, 200, "the order fills only when the market comes to its price"),
  /** An update is lost. */
  UPDATE_DROPPED(Area.STREAM, 50, 500, "a pushed update is lost"),
  /** An update comes twice. */
  UPDATE_DOUBLED(Area.STREAM, 50, 500, "a pushed update comes twice"),
  /** An update comes late. */
  UPDATE_DELAYED(Area.STREAM, 50, 500, "a pushed update comes up to 20 s late, later ones overtake it"),
  /** An old update comes again. */
  UPDATE_REPEATED_LATE(Area.STREAM, 20, 200, "a pushed update comes again seconds later, when it is no longer true"),
  /** The stream falls silent. */
  STREAM_SILENT(Area.STREAM, 1000, 1000, "the stream delivers nothing any more and does not say so"),
  /** The stream breaks and comes back. */
  STREAM_BROKEN(Area.STREAM, 1000, 1000, "the stream breaks visibly and comes back seconds later"),
  /** The stream breaks again and again. */
  STREAM_STORM(Area.STREAM, 1000, 1000, "the stream breaks and comes back ten times in a row"),
  /** A read fails. */
  READ_FAILS(Area.READS, 20, 300, "a read fails and says so"),
  /** A read is refused for its rate. */
  READ_REFUSED(Area.READS, 20, 200, "a read is refused: too many requests"),
  /** A read is never answered. */
  READ_SILENT(Area.READS, 10, 150, "a read is never answered"),
  /** A read is slow. */
  READ_SLOW(Area.READS, 20, 300, "a read takes 0.1 to 15 s and shows how things stood when it was asked"),
  /** A read shows the past. */
  READ_STALE(Area.READS, 20, 200, "an answer that looks fresh shows the state of 0.5 to 20 s ago"),
  /** Positions lag behind orders. */
  POSITIONS_LAG(Area.READS, 50, 500, "positions lag fills by seconds"),
  /** The empty lie. */
  READ_EMPTY(Area.READS, 10, 150, "a complete-looking answer has no rows"),
  /** A page is missing. */
  READ_TRUNCATED(Area.READS, 10, 150, "a complete-looking answer has only its first rows"),
  /** The rows of one contract are missing. */
  READ_HIDES(Area.READS, 10, 150, "a complete-looking answer lacks the rows of one contract"),
  /** One half of the rows is old. */
  READ_TORN(Area.READS, 10, 150, "an answer shows one half of its rows as they are, the other as they were"),
  /** All endpoints of the broker fail together. */
  OUTAGE(Area.READS, 1000, 1000, "for 1 to 15 s nothing reaches the broker and every read fails"),
  /** The process is killed. */
  KILLED(Area.PROCESS, 1000, 1000, "the process dies at some point; its requests still arrive"),
  /** The process is killed again while it recovers. */
  KILLED_IN_RECOVERY(Area.PROCESS, 1000, 1000, "the next process dies while it recovers, up to three times"),
  /** The power fails. */
  POWER_LOST(Area.PROCESS, 1000, 1000, "the power fails: the durable lane is kept, of the relaxed a random end goes"),
  /** The process stands still. */
  PAUSED(Area.PROCESS, 1000, 1000, "the process stands still for 0.1 to 30 s, then goes on"),
  /** The process is closed and opened again. */
  CLOSED(Area.PROCESS, 1000, 1000, "the host closes the coordinator in the middle and opens it again"),
  /** The disk is slow. */
  DISK_SLOW(Area.DISK, 20, 300, "a commit takes 50 ms to 3 s"),
  /** The disk is full. */
  DISK_FULL(Area.DISK, 1000, 1000, "from some commit on the store fails"),
  /** The disk hangs. */
  DISK_HANGS(Area.DISK, 1000, 1000, "from some commit on the store never answers"),
  /** A failed commit is there after all. */
  COMMIT_REAPPEARS(Area.DISK, 1000, 1000, "a commit fails, and its rows are there after the restart"),
  /** The emergency journal fails. */
  JOURNAL_FAILS(Area.DISK, 50, 500, "a write of the emergency journal fails"),
  /** The emergency journal is slow. */
  JOURNAL_SLOW(Area.DISK, 50, 500, "a write of the emergency journal takes 0.1 to 2 s"),
  /** The stream is dead for ever. */
  STREAM_DEAD(Area.STREAM, 1000, 1000, "from some moment on the stream delivers nothing, for ever"),
  /** Positions are late for ever. */
  POSITIONS_LATE(Area.READS, 1000, 1000, "from some moment on every read of positions is 1 to 5 s old, for ever"),
  /** The trades cannot be read any more. */
  TRADES_DEAD(Area.READS, 1000, 1000, "from some moment on every read of the trades fails, for ever"),
  /** The token is dead. */
  TOKEN_DEAD(Area.REQUEST, 1000, 1000, "from some moment on the broker refuses everything: token, for ever"),
  /** Prices walk. */
  PRICES_WALK(Area.MARKET, 1000, 1000, "the market moves every two seconds, sometimes by a gap of up to 2 %"),
  /** The market gaps. */
  PRICES_GAP(Area.MARKET, 1000, 1000, "the market gaps once by up to 3 %, and all contracts with it"),
  /** A stop is hit. */
  STOPS_HIT(Area.MARKET, 1000, 1000, "the market goes to the trigger of a stop, or up to a quarter beyond"),
  /** Quotes end. */
  QUOTES_SILENT(Area.MARKET, 1000, 1000, "for 5 to 40 s no price is told, and nobody says so"),
  /** The wall clock jumps ahead. */
  WALL_JUMPS_AHEAD(Area.TIME, 1000, 1000, "the wall clock jumps ahead by up to an hour"),
  /** The wall clock jumps back. */
  WALL_JUMPS_BACK(Area.TIME, 1000, 1000, "the wall clock jumps back by up to five minutes"),
  /** The exchange closes. */
  MARKET_CLOSES(Area.TIME, 1000, 1000, "the session ends while a group is under way"),
  /** The host exits. */
  HOST_EXITS(Area.HOST, 1000, 1000, "the host orders the exit of a group at some moment, whatever it does"),
  /** The host cancels. */
  HOST_CANCELS(Area.HOST, 1000, 1000, "the host cancels a group at some moment, whatever it does"),
  /** The host asks again. */
  HOST_REPEATS(Area.HOST, 1000, 1000, "the host sends the same request again, also after a restart"),
  /** The host restricts. */
  HOST_RESTRICTS(Area.HOST, 1000, 1000, "a person restricts the coordinator to exits and relaxes it later"),
  /** The host halts. */
  HOST_HALTS(Area.HOST, 1000, 1000, "a person halts the coordinator and relaxes it later"),
  /** The host closes a part. */
  HOST_REDUCES(Area.HOST, 1000, 1000, "the host closes one package of a group at some moment, whatever it does"),
  /** The host rolls. */
  HOST_ROLLS(Area.HOST, 1000, 1000, "the host rolls a group into a new one of the same legs, whatever it does"),
  /** A person pulls the kill switch. */
  HOST_KILLS(Area.HOST, 1000, 1000, "a person pulls the kill switch for some scope and acknowledges it later"),
  /** The listener throws. */
  LISTENER_THROWS(Area.HOST, 50, 300, "a listener throws"),
  /** A stranger trades the same contract. */
  STRANGER_ADDS(Area.OUTSIDE, 1000, 1000, "a person buys or sells more of a contract of ours"),
  /** The risk desk buys our short back. */
  DESK_CLOSES_SHORT(Area.OUTSIDE, 1000, 1000, "the broker's risk desk buys back one short leg of ours"),
  /** The risk desk sells our protection. */
  DESK_SELLS_COVER(Area.OUTSIDE, 1000, 1000, "the broker's risk desk sells the long that covers our short"),
  /** Margins rise. */
  MARGIN_JUMPS(Area.ORDER, 1000, 1000, "margins rise at some moment: every short needs twenty thousand a unit"),
  /** A leg is refused for want of margin. */
  LEG_LACKS_MARGIN(Area.ORDER, 1000, 1000, "every entry of one leg is refused: margin"),
  /** Our own stops hold the margin of a buy-back. */
  STOPS_HOLD_MARGIN(Area.ORDER, 1000, 1000, "a stop of ours rests elsewhere and holds the margin of a buy-back"),
  /** Exits are refused for want of margin. */
  EXITS_LACK_MARGIN(Area.ORDER, 1000, 1000, "no margin is left: for 2 to 20 s every buy-back is refused");

  /** Where a fault strikes. */
  public enum Area {
    /** The way of a request and its answer. */
    REQUEST,
    /** What becomes of an order. */
    ORDER,
    /** Pushed updates. */
    STREAM,
    /** Reads. */
    READS,
    /** The process. */
    PROCESS,
    /** Store and emergency journal. */
    DISK,
    /** Clocks and sessions. */
    TIME,
    /** Prices. */
    MARKET,
    /** Who uses Belay. */
    HOST,
    /** Others in the same account. */
    OUTSIDE
  }

  private final Area area;
  private final int least;
  private final int most;
  private final int owner;
  private final String story;

  Fault(Area area, int least, int most, String story) {
    this.area = area;
    this.least = least;
    this.most = most;
    this.owner = 0;
    this.story = story;
  }

  Fault(Area area, int owner, String story) {
    this.area = area;
    this.least = 1000;
    this.most = 1000;
    this.owner = owner;
    this.story = story;
  }

  /** {@return where it strikes} */
  public Area area() {
    return area;
  }

  /** {@return what happens, in a sentence} */
  public String story() {
    return story;
  }

  /** {@return whether it stays when all other faults stop: the liveness that is then left must hold} */
  public boolean isLasting() {
    return switch (this) {
      case STREAM_DEAD, POSITIONS_LATE, TRADES_DEAD, TOKEN_DEAD -> true;
      default -> false;
    };
  }

  /** {@return whether every invariant must hold under it today} */
  public boolean isClaimed() {
    return owner == 0;
  }

  /** {@return the issue that owns the answer to it; 0 when it is claimed} */
  public int owner() {
    return owner;
  }

  /** {@return its name in options and reports} */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@return the fault of a code}
   *
   * @param code as {@link #code()} writes it
   * @throws IllegalArgumentException when no fault has it
   */
  public static Fault of(String code) {
    for (Fault each : values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no fault has the code '" + code + "'");
  }

  /** How often it strikes in a thousand where it is on: between these two. */
  int least() {
    return least;
  }

  int most() {
    return most;
  }
}
