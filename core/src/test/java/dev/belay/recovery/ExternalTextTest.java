package dev.belay.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.persistence.Entry;
import dev.belay.reconcile.ReconcileState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is not ours, written to the store and read back. */
class ExternalTextTest {

  private static final AccountId ACCOUNT = new AccountId("AB1234");
  private static final LocalDate MONDAY = LocalDate.of(2026, 8, 3);
  private static final ReconcileState.Kept BOUGHT = kept("NSE:INFY", Product.CNC, 40, 30, 20);
  private static final ReconcileState.Kept SOLD = kept("NFO:NIFTY2680425000CE", Product.NRML, -65, 0, 0);

  private final Entry.Setting setting =
      ExternalText.write(MONDAY, List.of(BOUGHT, SOLD), Instant.parse("2026-08-03T04:00:00Z"));

  @Test
  void onTheSameDayEverythingIsKnownAgain() {
    assertThat(ExternalText.read(setting, ACCOUNT, MONDAY)).isEqualTo(ReconcileState.of(List.of(BOUGHT, SOLD)));
    assertThat(ExternalText.read(setting, ACCOUNT, MONDAY).kept()).containsExactly(BOUGHT, SOLD);
  }

  @Test
  void onTheNextDayThePositionsAreAndTheTradesBeginAnew() {
    assertThat(ExternalText.read(setting, ACCOUNT, MONDAY.plusDays(1)).kept()).containsExactly(
        kept("NSE:INFY", Product.CNC, 40, 0, 0), SOLD);
  }

  @Test
  void theTextIsCanonical() {
    assertThat(ExternalText.write(MONDAY, List.of(BOUGHT), Instant.EPOCH).body()).isEqualTo("1|day=2026-08-03"
        + "|key.0.accounted=30|key.0.external=40|key.0.instrument=NSE:INFY|key.0.product=CNC|key.0.seen=20|keys=1");
  }

  private static ReconcileState.Kept kept(String instrument, Product product, long external, long accounted,
      long seen) {
    return new ReconcileState.Kept(new PositionKey(ACCOUNT, InstrumentId.parse(instrument), product),
        Quantity.of(external), Quantity.of(accounted), Quantity.of(seen));
  }
}
