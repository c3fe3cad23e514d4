package dev.belay.kite;

import dev.belay.broker.BrokerRead;
import dev.belay.kite.PreflightReport.Finding;
import dev.belay.kite.PreflightReport.Grade;
import dev.belay.kite.PreflightReport.Item;
import dev.belay.market.Exchange;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.RejectionReason;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One preflight: two requests, one after the other, and a look at what the host has loaded. */
final class PreflightRun {

  /**
   * An id that no order has: the broker's ids begin with the date. A request to cancel it can neither trade
   * nor change.
   */
  static final BrokerOrderId NO_ORDER = new BrokerOrderId("000000000000000");

  private static final String NO_SUCH_ORDER = "Couldn't find that";
  private static final Duration ENTRIES_STOP = Duration.ofSeconds(2);
  private static final Duration ALARM = Duration.ofSeconds(30);

  private final Requests requests;
  private final Capabilities capabilities;
  private final TimeSource time;
  private final Preflight question;

  PreflightRun(Requests requests, Capabilities capabilities, TimeSource time, Preflight question) {
    this.requests = requests;
    this.capabilities = capabilities;
    this.time = time;
    this.question = question;
  }

  PreflightReport report() {
    List<Finding> findings = new ArrayList<>();
    Instant asked = time.wall();
    BrokerRead<KiteProfile> read = requests.readNow(Call.get("/user/profile"), ProfileRows::readProfile);
    Instant answered = time.wall();
    findings.add(session(read));
    findings.add(segments(read));
    findings.add(clock(read, asked, answered));
    findings.add(instruments());
    findings.add(freeze());
    findings.add(address());
    return new PreflightReport(findings);
  }

  private Finding session(BrokerRead<KiteProfile> read) {
    if (read instanceof BrokerRead.Failed<KiteProfile> failed) {
      return new Finding(Item.SESSION, Grade.FAILURE, failed.cause() + ": " + failed.text());
    }
    read.value().ifPresent(capabilities::narrowTo);
    return new Finding(Item.SESSION, Grade.GOOD, "the broker takes our session");
  }

  private Finding segments(BrokerRead<KiteProfile> read) {
    if (read.value().isEmpty()) {
      return new Finding(Item.SEGMENTS, Grade.FAILURE, "unknown without a profile");
    }
    Set<Exchange> missing = new TreeSet<>(question.segments());
    missing.removeAll(read.value().get().exchanges());
    return missing.isEmpty()
        ? new Finding(Item.SEGMENTS, Grade.GOOD, "the account may trade " + question.segments())
        : new Finding(Item.SEGMENTS, Grade.FAILURE, "the account may not trade " + missing);
  }

  /**
   * The broker's clock comes in whole seconds, so what is compared is the nearest that it can have been to
   * ours.
   */
  private Finding clock(BrokerRead<KiteProfile> read, Instant asked, Instant answered) {
    if (!(read instanceof BrokerRead.Ok<KiteProfile> ok)) {
      return new Finding(Item.CLOCK, Grade.FAILURE, "unknown without an answer");
    }
    Duration ahead = Duration.between(answered, ok.asOf());
    Duration behind = Duration.between(ok.asOf().plusSeconds(1), asked);
    Duration skew = ahead.compareTo(behind) > 0 ? ahead : behind;
    if (skew.compareTo(ENTRIES_STOP) <= 0) {
      return new Finding(Item.CLOCK, Grade.GOOD, "our clock and the broker's agree");
    }
    String text = "our clock is at least " + skew.toSeconds() + " s " + (skew.equals(ahead) ? "behind" : "ahead of")
        + " the broker's";
    return new Finding(Item.CLOCK, Grade.FAILURE,
        skew.compareTo(ALARM) > 0 ? text + ": set it at once" : text + ": entries stop above 2 s");
  }

  private Finding instruments() {
    Optional<LocalDate> of = question.instrumentsOf();
    if (of.isEmpty()) {
      return new Finding(Item.INSTRUMENTS, Grade.FAILURE, "no instruments are loaded");
    }
    return of.get().equals(question.day())
        ? new Finding(Item.INSTRUMENTS, Grade.GOOD, "of today")
        : new Finding(Item.INSTRUMENTS, Grade.FAILURE, "of " + of.get() + ", not of " + question.day()
            + ": lots, ticks and contracts may have changed");
  }

  private Finding freeze() {
    Optional<LocalDate> newest = question.newestFreeze();
    if (newest.isEmpty()) {
      return new Finding(Item.FREEZE_QUANTITIES, Grade.FAILURE, "none are loaded: entries will be refused");
    }
    boolean old = newest.get().plusDays(question.freezeAge().toDays()).isBefore(question.day());
    return old
        ? new Finding(Item.FREEZE_QUANTITIES, Grade.WARNING, "the newest are of " + newest.get()
            + "; the exchanges change them monthly: look for a later circular")
        : new Finding(Item.FREEZE_QUANTITIES, Grade.GOOD, "the newest are of " + newest.get());
  }

  private Finding address() {
    Verdict verdict = requests.writeNow(ErrorRow.On.CANCEL, Optional.of(NO_ORDER), OrderForms.cancel(NO_ORDER));
    if (verdict instanceof Verdict.Refused refused) {
      RejectionReason reason = refused.rejection().reason();
      boolean blocked = reason.isAccountWide() || reason == RejectionReason.NOT_SENT;
      return new Finding(Item.ADDRESS, blocked ? Grade.FAILURE : Grade.GOOD,
          (blocked ? "orders cannot leave: " : "orders reach the broker: ") + refused.rejection().text());
    }
    String text = verdict instanceof Verdict.Unknown unknown ? unknown.cause() : "an order that cannot exist";
    boolean answered = text.contains(NO_SUCH_ORDER);
    return new Finding(Item.ADDRESS, answered ? Grade.GOOD : Grade.WARNING,
        (answered ? "orders reach the broker: " : "not proved: ") + text);
  }
}
