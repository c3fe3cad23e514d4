package dev.belay.examples;

import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.Draws;
import dev.belay.testkit.Incoming;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedExchange;
import java.time.Duration;
import java.util.List;

/** A market whose orders fill, fill in part, rest or are refused as a seed draws it, and end late or too late. */
final class DrawnMarket {

  private static final int ORDERS = 60;

  /** How often, in a thousand, an order does not simply fill; one of them is drawn for the whole run. */
  private static final List<Integer> HOSTILE = List.of(0, 100, 300, 700);

  private final Draws draws;
  private final int hostile;

  DrawnMarket(long seed) {
    draws = new Draws(seed, "market");
    hostile = HOSTILE.get(draws.below("hostile", HOSTILE.size()));
  }

  /** Draws a course for each of the first orders; the others fill. */
  void arm(SimulatedExchange exchange) {
    for (int number = 1; number <= ORDERS; number++) {
      int which = number;
      Script entry = entry();
      Script reducing = reducing();
      exchange.on(order -> order.number() == which).does(entry);
      exchange.on(order -> order.number() == which && !isEntry(order)).does(reducing);
    }
  }

  private static boolean isEntry(Incoming order) {
    return order.isFor(OrderPurpose.ENTRY);
  }

  private Script entry() {
    Duration wait = draws.between("entry wait", Duration.ZERO, Duration.ofMillis(900));
    if (!draws.chance("entry fails", hostile)) {
      return Script.accept().after(wait).thenFill();
    }
    return switch (draws.below("entry", 7)) {
      case 0 -> Script.accept().after(wait).fillUpTo(1, 2);
      case 1 -> Script.accept().after(wait).fillUpTo(1, 2).cancelLosesToFill();
      case 2 -> Script.accept();
      case 3 -> Script.accept().fillsAfterCancel(wait);
      case 4 -> Script.accept().rejectAfter(wait, RejectionReason.MARGIN, "RMS:Margin Exceeds");
      case 5 -> Script.reject(RejectionReason.MARGIN, "Insufficient funds");
      default -> Script.accept().after(wait).fillInParts(2, Duration.ofMillis(400));
    };
  }

  private Script reducing() {
    Duration wait = draws.between("reducing wait", Duration.ZERO, Duration.ofMillis(600));
    if (!draws.chance("reducing fails", hostile / 2)) {
      return Script.accept().after(wait).thenFill();
    }
    return switch (draws.below("reducing", 4)) {
      case 0 -> Script.accept().fillOnceModified();
      case 1 -> Script.accept();
      case 2 -> Script.reject(RejectionReason.PRICE_BAND, "Price exceeds circuit limits");
      default -> Script.accept().after(wait).fillInParts(2, Duration.ofMillis(400));
    };
  }
}
