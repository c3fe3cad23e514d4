package dev.belay.risk;

import dev.belay.market.Exchange;
import dev.belay.market.TradingCalendar;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.RequestKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Rules about the clock and the calendar (DESIGN rule 6.11). */
final class TimeRules {

  private TimeRules() {}

  static List<Violation> session(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (Exchange exchange : exchanges(request, context)) {
      Instant now = context.now().wall();
      Optional<TradingCalendar.Session> open = context.calendar().openAt(exchange, now);
      if (open.isEmpty()) {
        found.add(Violation.of(RefusalCode.SESSION_CLOSED).with("exchange", exchange).with("now", now));
      } else if (request.kind() == RequestKind.ENTER) {
        Instant end = now.plus(longest(request)).plus(context.limits().unwindingTime());
        Instant latest = latest(request, context, open.get());
        if (end.isAfter(latest)) {
          found.add(Violation.of(RefusalCode.SESSION_CUTOFF).with("exchange", exchange).with("actual", end)
              .with("limit", latest));
        }
      }
    }
    return found;
  }

  /** Protection first, then risk: two phases wherever both sides are traded. */
  private static Duration longest(GroupRequest request) {
    boolean both = request.legs().stream().map(leg -> leg.side()).distinct().count() == Side.values().length;
    return request.policy().phaseTime().multipliedBy(both ? 2 : 1);
  }

  private static Instant latest(GroupRequest request, RiskContext context, TradingCalendar.Session session) {
    RiskLimits limits = context.limits();
    Instant byClose = session.close().minus(limits.closeMargin());
    if (request.product() != Product.MIS) {
      return byClose;
    }
    Instant bySquareOff = context.calendar().day(session.open()).atTime(limits.squareOff())
        .atZone(TradingCalendar.INDIA).toInstant().minus(limits.squareOffMargin());
    return bySquareOff.isBefore(byClose) ? bySquareOff : byClose;
  }

  private static TreeSet<Exchange> exchanges(GroupRequest request, RiskContext context) {
    TreeSet<Exchange> all = new TreeSet<>();
    RequestLeg.known(request, context).forEach(leg -> all.add(leg.instrument().id().exchange()));
    return all;
  }

  static List<Violation> delivery(GroupRequest request, RiskContext context) {
    if (context.limits().deliveryAllowed()) {
      return List.of();
    }
    LocalDate today = context.calendar().day(context.now().wall());
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      boolean delivered = leg.instrument().isOption()
          && !context.limits().cashSettled().contains(leg.instrument().underlying());
      if (delivered) {
        LocalDate dayBefore = dayBefore(context, leg);
        if (!today.isBefore(dayBefore)) {
          found.add(Violation.of(RefusalCode.EXPIRY_DELIVERY, leg.id()).with("instrument", leg.instrument().id())
              .with("today", today).with("limit", dayBefore));
        }
      }
    }
    return found;
  }

  /** The last trading day before the expiry. */
  private static LocalDate dayBefore(RiskContext context, RequestLeg leg) {
    LocalDate day = leg.instrument().expiry().orElseThrow().minusDays(1);
    while (context.calendar().session(leg.instrument().id().exchange(), day).isEmpty()) {
      day = day.minusDays(1);
    }
    return day;
  }
}
