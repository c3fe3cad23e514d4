package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Real prices, paper fills. */
class PaperBrokerTest {

  private static final InstrumentId CALL = SampleMarket.call(24_500);
  private static final String RECORDED = """
      1785729600000000,NFO:NIFTY2681124500CE,101.50,102.00,101.50
      1785729601000000,NFO:NIFTY2681124500CE,100.00,100.50,100.25
      1785729602500000,NFO:NIFTY2681124500CE,,100.00,100.25
      1785729603000000,NFO:NIFTY2681124500CE,101.00,101.20,101.20
      """;

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final QuoteReplay replay = replay(RECORDED);
  private final PaperBroker broker = new PaperBroker(time, SampleMarket.rules(), replay);
  private int orders;

  private QuoteReplay replay(String text) {
    try {
      return QuoteReplay.read(new StringReader(text), time);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPurchaseFillsAtTheAskOnceItsLimitReachesIt() {
    broker.watch(List.of(CALL));
    replay.start();
    send(Side.BUY, "100.50", 65);

    time.advance(Duration.ofMillis(900));
    assertThat(filled()).isEmpty();
    time.advance(Duration.ofMillis(200));

    assertThat(filled()).containsExactly("E0.0 filled 65 @100.50");
  }

  @Test
  void aSaleFillsAtTheBidAndNotWhileThereIsNone() {
    broker.watch(List.of(CALL));
    replay.start();
    time.advance(Duration.ofMillis(2_600));
    send(Side.SELL, "100", 65);

    time.advance(Duration.ofMillis(300));
    assertThat(filled()).isEmpty();
    time.advance(Duration.ofMillis(200));

    assertThat(filled()).containsExactly("E0.0 filled 65 @101.00");
  }

  @Test
  void anOldQuoteFillsNothing() {
    broker.watch(List.of(CALL));
    replay.start();
    time.advance(Duration.ofSeconds(7));

    send(Side.BUY, "105", 65);
    time.advance(Duration.ofSeconds(5));

    assertThat(filled()).isEmpty();
  }

  @Test
  void partsAreWholeLotsAPauseApart() {
    broker.parts(2, Duration.ofMillis(300));
    broker.watch(List.of(CALL));
    replay.start();
    send(Side.BUY, "103", 195);

    time.advance(Duration.ofSeconds(1));

    assertThat(filled()).containsExactly("E0.0 filled 65 @102.00", "E0.0 filled 130 @102.00");
  }

  @Test
  void whatIsRecordedIsToldAgainAsFarApart() {
    StringWriter text = new StringWriter();
    QuoteRecorder recorder = new QuoteRecorder(replay, text);
    List<Quote> first = new ArrayList<>();
    recorder.watch(new TreeSet<>(List.of(CALL)), first::add);
    replay.start();
    time.advance(replay.length());
    recorder.close();

    assertThat(text.toString().lines().map(line -> line.substring(16)))
        .containsExactlyElementsOf(RECORDED.lines().map(line -> line.substring(16)).toList());
    QuoteReplay again = replay(text.toString());
    assertThat(again.length()).isEqualTo(Duration.ofSeconds(3));
    assertThat(again.instruments()).containsExactly(CALL);
    assertThat(first).extracting(each -> each.received().since(first.get(0).received()).toMillis())
        .containsExactly(0L, 1_000L, 2_500L, 3_000L);
  }

  @Test
  void aLineThatIsNoQuoteIsRefusedWithItsNumber() {
    assertThatThrownBy(() -> replay("1785729600000000,NFO:X,1,2,3\nnonsense\n"))
        .hasMessage("line 2 of the recording is no quote: has 1 fields");
  }

  private void send(Side side, String limit, long units) {
    OrderTag tag = new OrderTag(new InstanceId("PAP"), new Epoch("E01"), ++orders, new GroupId(0),
        OrderPurpose.ENTRY, new LegId(0), 0, false);
    broker.placeOrder(tag, new OrderTerms(CALL, Product.NRML, side, Quantity.of(units),
        new PriceTerms.Limit(Price.parse(limit))));
  }

  private List<String> filled() {
    return broker.exchange().log().story().stream().filter(each -> each.contains(" filled ")).toList();
  }
}
