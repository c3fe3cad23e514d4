package dev.belay.testkit;

import dev.belay.money.Price;
import dev.belay.order.BrokerRejection;
import dev.belay.order.RejectionReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one order: how its request and the answer travel, how it fills, and how it takes a cancellation or a
 * modification. Read it as a sentence:
 *
 * <pre>{@code
 * Script.fill()                                              // fills as soon as it is open
 * Script.accept()                                            // rests for ever
 * Script.accept().after(ofMillis(200)).fillInParts(3, ofMillis(300))
 * Script.accept().fillUpTo(1, 2).cancelLosesToFill()         // stops half-way; a cancel comes too late
 * Script.reject(RejectionReason.MARGIN, "Insufficient funds")
 * Script.accept().rejectAfter(ofMillis(50), RejectionReason.PRICE_BAND, "outside the band")
 * Script.fill().passing(VALIDATION_PENDING, ofSeconds(90))   // the risk check takes its time
 * Script.fill().loseAnswer()                                 // accepted and filled, but nobody tells us
 * Script.lost()                                              // the request never arrives
 * }</pre>
 *
 * <p>Waits run one after the other from the moment at which the order opens (for a stop: triggers). Partial fills are
 * whole lots, rounded down. This class is immutable and thread-safe.
 *
 * @param delivery how the place request and its answer travel
 * @param refusal refuses the request at once, without an id
 * @param rejection refuses the order after it has got its id
 * @param stages what the broker shows before the order is open, one after the other
 * @param fills how it fills, step by step
 * @param cancel how it takes a cancellation
 * @param modify how it takes a modification
 */
public record Script(Delivery delivery, Optional<BrokerRejection> refusal, Optional<LateRejection> rejection,
    List<Stage> stages, List<FillStep> fills, OnCancel cancel, OnModify modify) {

  /**
   * A status that the broker shows before the order is open.
   *
   * @param status what it shows
   * @param stays for how long; empty for ever
   */
  public record Stage(BrokerStatus status, Optional<Duration> stays) {}

  /**
   * A rejection after the id was given.
   *
   * @param after how long after the request arrived
   * @param rejection why
   */
  public record LateRejection(Duration after, BrokerRejection rejection) {}

  /** Copies the list. */
  public Script {
    stages = List.copyOf(stages);
    fills = List.copyOf(fills);
  }

  /** {@return accepted; does not fill until told how} */
  public static Script accept() {
    return new Script(Delivery.PROMPT, Optional.empty(), Optional.empty(), List.of(), List.of(),
        OnCancel.PROMPT, OnModify.PROMPT);
  }

  /** {@return accepted, and wholly filled as soon as it is open} */
  public static Script fill() {
    return accept().fillUpTo(1, 1);
  }

  /** {@return accepted; fills wholly once the market trades at its limit or better} */
  public static Script fillOnPrice() {
    return accept().with(new FillStep.OnPrice(1, 1));
  }

  /**
   * {@return refused at once: no id, not in the book}
   *
   * @param reason why
   * @param text the broker's words
   */
  public static Script reject(RejectionReason reason, String text) {
    return reject(BrokerRejection.of(reason, text));
  }

  /**
   * {@return refused at once: no id, not in the book}
   *
   * @param rejection why
   */
  public static Script reject(BrokerRejection rejection) {
    Script plain = accept();
    return new Script(plain.delivery, Optional.of(rejection), plain.rejection, plain.stages, plain.fills,
        plain.cancel, plain.modify);
  }

  /** {@return lost on its way to the broker: no order, and an indeterminate answer} */
  public static Script lost() {
    return accept().delivered(Delivery.LOST_BEFORE);
  }

  /**
   * {@return the same, and then a wait before what follows}
   *
   * @param wait how long
   */
  public Script after(Duration wait) {
    return with(new FillStep.Wait(wait));
  }

  /** {@return the same, and then all that is left fills} */
  public Script thenFill() {
    return fillUpTo(1, 1);
  }

  /**
   * {@return the same, and then it fills up to a share of its quantity; more than 1 overfills it}
   *
   * @param numerator the share's numerator
   * @param denominator the share's denominator
   */
  public Script fillUpTo(int numerator, int denominator) {
    return with(new FillStep.UpTo(numerator, denominator, Optional.empty()));
  }

  /**
   * {@return the same, and then it fills up to a share of its quantity at a given price}
   *
   * @param numerator the share's numerator
   * @param denominator the share's denominator
   * @param price the price of that trade, whatever the limit says
   */
  public Script fillUpTo(int numerator, int denominator, Price price) {
    return with(new FillStep.UpTo(numerator, denominator, Optional.of(price)));
  }

  /**
   * {@return the same, and then it fills wholly in equal parts, the first at once}
   *
   * @param parts how many
   * @param every the wait between two of them
   */
  public Script fillInParts(int parts, Duration every) {
    Script script = this;
    for (int part = 1; part <= parts; part++) {
      script = part == 1 ? script : script.after(every);
      script = script.fillUpTo(part, parts);
    }
    return script;
  }

  /** {@return the same, and then the rest fills once the market trades at its limit or better} */
  public Script thenFillOnPrice() {
    return with(new FillStep.OnPrice(1, 1));
  }

  /**
   * {@return this script, which then fills up to a share once the price is there}
   *
   * @param numerator the share's numerator, above zero
   * @param denominator the share's denominator, above zero
   */
  public Script thenFillOnPrice(int numerator, int denominator) {
    return with(new FillStep.OnPrice(numerator, denominator));
  }

  /**
   * {@return the same, but rejected after the id was given}
   *
   * @param after how long after the request arrived
   * @param reason why
   * @param text the exchange's words
   */
  public Script rejectAfter(Duration after, RejectionReason reason, String text) {
    return new Script(delivery, refusal, Optional.of(new LateRejection(after, BrokerRejection.of(reason, text))),
        stages, fills, cancel, modify);
  }

  /**
   * {@return the same, and then the broker shows another status although the order goes on}
   *
   * @param status what it shows
   */
  public Script thenShow(BrokerStatus status) {
    return with(new FillStep.Shows(status));
  }

  /**
   * {@return the same, but before it opens the broker shows a status for a while; several follow each other}
   *
   * @param status what it shows
   * @param stays for how long
   */
  public Script passing(BrokerStatus status, Duration stays) {
    return with(new Stage(status, Optional.of(stays)));
  }

  /**
   * {@return the same, but it never opens: the broker shows a status for ever}
   *
   * @param status what it shows
   */
  public Script stuckIn(BrokerStatus status) {
    return with(new Stage(status, Optional.empty()));
  }

  /** {@return the same, but the answer is lost after the request arrived: indeterminate, and the order lives} */
  public Script loseAnswer() {
    return delivered(new Delivery(true, delivery.travel(), Delivery.Answer.LOST, delivery.answerDelay()));
  }

  /** {@return the same, but the answer never comes: not even a failure} */
  public Script silence() {
    return delivered(new Delivery(true, delivery.travel(), Delivery.Answer.NEVER, delivery.answerDelay()));
  }

  /**
   * {@return the same, but the answer takes so much longer}
   *
   * @param delay how much
   */
  public Script answerAfter(Duration delay) {
    return delivered(new Delivery(delivery.arrives(), delivery.travel(), delivery.answer(), delay));
  }

  /**
   * {@return the same, but the request arrives so much later: a client that gave up meanwhile meets a zombie}
   *
   * @param travel how much
   */
  public Script arriveAfter(Duration travel) {
    return delivered(new Delivery(delivery.arrives(), travel, delivery.answer(), delivery.answerDelay()));
  }

  /**
   * {@return the same, but its cancellation takes so long to be effective; fills go on meanwhile}
   *
   * @param delay how long
   */
  public Script cancelTakes(Duration delay) {
    return onCancel(cancel.taking(delay));
  }

  /**
   * {@return the same, but its cancellation is refused}
   *
   * @param reason why
   * @param text the broker's words
   */
  public Script cancelRefused(RejectionReason reason, String text) {
    return onCancel(cancel.refusing(BrokerRejection.of(reason, text)));
  }

  /** {@return the same, but what is left fills before a cancellation can be effective} */
  public Script cancelLosesToFill() {
    return onCancel(cancel.losingTo(1, 1));
  }

  /**
   * {@return the same, but what was cancelled fills all the same}
   *
   * @param delay how long after the cancellation was claimed
   */
  public Script fillsAfterCancel(Duration delay) {
    return onCancel(cancel.fillingAfter(delay));
  }

  /**
   * {@return the same with another way to take cancellations}
   *
   * @param other the way
   */
  public Script onCancel(OnCancel other) {
    return new Script(delivery, refusal, rejection, stages, fills, other, modify);
  }

  /**
   * {@return the same, but its modification is refused}
   *
   * @param reason why
   * @param text the broker's words
   */
  public Script modifyRefused(RejectionReason reason, String text) {
    return onModify(modify.refusing(BrokerRejection.of(reason, text)));
  }

  /** {@return the same, and what is left fills as soon as a modification is effective} */
  public Script fillOnceModified() {
    return onModify(modify.filling());
  }

  /**
   * {@return the same with another way to take modifications}
   *
   * @param other the way
   */
  public Script onModify(OnModify other) {
    return new Script(delivery, refusal, rejection, stages, fills, cancel, other);
  }

  /**
   * {@return the same with another way of travelling}
   *
   * @param other the way
   */
  public Script delivered(Delivery other) {
    return new Script(other, refusal, rejection, stages, fills, cancel, modify);
  }

  private Script with(FillStep step) {
    List<FillStep> more = new ArrayList<>(fills);
    more.add(step);
    return new Script(delivery, refusal, rejection, stages, more, cancel, modify);
  }

  private Script with(Stage stage) {
    List<Stage> more = new ArrayList<>(stages);
    more.add(stage);
    return new Script(delivery, refusal, rejection, more, fills, cancel, modify);
  }
}
