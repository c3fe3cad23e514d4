package dev.belay.recovery;

import dev.belay.market.InstrumentId;
import dev.belay.market.TradingCalendar;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.reconcile.ReconcileState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is not ours in the account, as a setting of the store, and back: a later process knows then what has changed
 * while nobody looked, and what an order of yesterday cannot have traded.
 */
public final class ExternalText {

  /** The name of the setting. */
  public static final String SETTING = "external";

  private static final int VERSION = 1;

  private ExternalText() {}

  /**
   * {@return the setting of a trading day}
   *
   * @param day which
   * @param kept what is to be known of it
   * @param at wall time
   */
  public static Entry.Setting write(LocalDate day, List<ReconcileState.Kept> kept, Instant at) {
    CanonicalText.Writer text = CanonicalText.version(VERSION).put("day", day).put("keys", kept.size());
    for (int i = 0; i < kept.size(); i++) {
      ReconcileState.Kept each = kept.get(i);
      String key = "key." + i + ".";
      text.put(key + "accounted", each.accounted()).put(key + "external", each.external())
          .put(key + "instrument", each.key().instrument()).put(key + "product", each.key().product().code())
          .put(key + "seen", each.seen());
    }
    return new Entry.Setting(SETTING, at, text.text());
  }

  /**
   * {@return what was known when the setting was written; of a former day, what is left of it today}
   *
   * @param setting what the store kept
   * @param account the account, which the setting does not repeat
   * @param today the present day in the zone of {@link TradingCalendar#INDIA}
   * @throws IllegalArgumentException when its text is not one of ours
   */
  public static ReconcileState read(Entry.Setting setting, AccountId account, LocalDate today) {
    CanonicalText text = CanonicalText.parse(setting.body());
    OrderText.requireVersion(text, VERSION);
    List<ReconcileState.Kept> kept = new ArrayList<>();
    for (int i = 0; i < text.number("keys"); i++) {
      String key = "key." + i + ".";
      kept.add(new ReconcileState.Kept(new PositionKey(account, InstrumentId.parse(text.get(key + "instrument")),
          Product.valueOf(text.get(key + "product"))), Quantity.parse(text.get(key + "external")),
          Quantity.parse(text.get(key + "accounted")), Quantity.parse(text.get(key + "seen"))));
    }
    ReconcileState state = ReconcileState.of(kept);
    return LocalDate.parse(text.get("day")).equals(today) ? state : state.nextDay();
  }
}
