package dev.belay.testkit.sim;

import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import java.util.Optional;

/** One order of ours in the world's own books: what truly became of it, and what of that has been shown to Belay. */
final class SentOrder {

  /** A decision may be so much older than what was told meanwhile. */
  private static final long KNOWN = 2_000_000_000L;

  final OrderTag tag;
  final OrderTerms terms;
  int leg;
  final long units;
  final int sign;
  final long sentAt;
  final int sentBy;

  /** How far its sender's wall clock was behind: for so much older a later process takes it. */
  long behind;
  int toldIn;
  long trueFilled;
  long filledAt;
  boolean taken;
  boolean trueEnded;

  /** The exchange itself has it: until then the broker may end it without an exchange id. */
  boolean opened;
  boolean cancelAsked;

  /** A stop's price has come, or it was moved to the market. */
  boolean triggered;
  long shownFilled;
  long tradedShown;
  long told;
  long news;
  boolean accepted;
  boolean shownEnd;
  boolean inDoubt;
  int absentReads;

  /** The last order book lacked it, and no trades have been read since. */
  boolean lacked;

  /** The life that was last shown its row. */
  int shownIn;

  /** The life that last wrote down that the broker has ended it. */
  int endKeptIn;

  /** A buy-back beside one that nobody can find or end (DESIGN rule 5.3). */
  boolean duplicate;

  /** The broker does not do what it is asked to do with it. */
  boolean stuck;

  /** Since when Belay has known it with every change in force that it asked for; never, while one is not. */
  private long freeSince = Long.MAX_VALUE;
  private Optional<PriceTerms> asked = Optional.empty();
  private boolean cancelled;

  /** Its sender died while store and journal had failed: the next process knows nothing of it until it sees it. */
  boolean forgotten;

  SentOrder(OrderTag tag, OrderTerms terms, long sentAt, int sentBy) {
    this.sentBy = sentBy;
    this.tag = tag;
    this.terms = terms;
    this.leg = tag.leg().index();
    this.units = terms.quantity().units();
    this.sign = terms.side() == Side.BUY ? 1 : -1;
    this.sentAt = sentAt;
  }

  /** Belay asks for another price; for none, when it asks for the end. */
  void changes(Optional<PriceTerms> to) {
    freeSince = Long.MAX_VALUE;
    asked = to;
    cancelled |= to.isEmpty();
  }

  /** Belay is told that the broker has it, as a rule with its price. */
  void isKnown(Optional<PriceTerms> price, long at) {
    boolean inForce = asked.isEmpty() || asked.equals(price);
    if (inForce && !cancelled && freeSince == Long.MAX_VALUE) {
      freeSince = at;
      asked = Optional.empty();
    }
  }

  /** The next process has to be told anew. */
  void isForgotten() {
    freeSince = Long.MAX_VALUE;
  }

  /** Whether Belay had known for a while that it just works: nothing is in doubt that a duplicate could settle. */
  boolean isFree(long at) {
    return freeSince < at - KNOWN;
  }

  boolean isEntry() {
    return tag.purpose() == OrderPurpose.ENTRY;
  }

  /** A stop that waits for its price. */
  boolean rests() {
    return tag.purpose() == OrderPurpose.STOP && !triggered;
  }

  /** What may still trade, as far as Belay can know. */
  long rest() {
    return shownEnd || forgotten ? 0 : Math.max(0, units - shownFilled);
  }

  /** Whether a life has not seen its end itself: it knows what a former one kept. */
  boolean endedBefore(int life) {
    return shownEnd && sentBy != life && shownIn != life;
  }

  /** Whether it truly is at the broker and may trade, or has filled. */
  boolean isAtBroker() {
    return taken && (!trueEnded || trueFilled > 0);
  }
}
