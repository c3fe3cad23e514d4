package dev.belay.session;

import dev.belay.ledger.ChildOrder;
import dev.belay.market.ContractRules;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Tuesday 2026-08-04 and the days around it; Wednesday the 5th is a holiday here. */
final class Days {

  static final Sessions SESSIONS = new Sessions(
      TradingCalendar.india(new TreeSet<>(List.of(LocalDate.of(2026, 8, 5)))), LocalTime.of(15, 20));
  static final InstrumentId CALL = InstrumentId.parse("NFO:NIFTY2680425000CE");

  private Days() {}

  /** An instant of August 2026, Indian time. */
  static Instant at(int day, String time) {
    return LocalDate.of(2026, 8, day).atTime(LocalTime.parse(time)).atZone(TradingCalendar.INDIA).toInstant();
  }

  /** A call that trades for the last time on a day. */
  static Instrument call(int day) {
    LocalDate expiry = LocalDate.of(2026, 8, day);
    return new Instrument(CALL, InstrumentKind.CALL, new Underlying("NIFTY"), Optional.of(Price.parse("25000")),
        Optional.of(expiry), new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(65), Price.parse("0.05"),
            Optional.of(Quantity.of(1_800))));
  }

  static ChildOrder order(int number, Side side, long units, Instant placed) {
    OrderPurpose purpose = side == Side.BUY ? OrderPurpose.COVER : OrderPurpose.ENTRY;
    OrderTag tag = new OrderTag(new InstanceId("BLY"), new Epoch("0A1"), number, new GroupId(7), purpose,
        new LegId(0), number, false);
    return ChildOrder.of(new OrderIntent(tag, new Owner(new GroupId(7), Owner.Role.GROUP), number,
        new OrderTerms(CALL, Product.NRML, side, Quantity.of(units), new PriceTerms.Limit(Price.parse("100"))),
        placed));
  }
}
