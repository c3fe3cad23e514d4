package dev.belay.testkit;

import static dev.belay.testkit.Desk.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.PlaceResult;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeFileTest {

  @TempDir
  private Path folder;

  @Test
  void theTruthOutlivesTheProcess() {
    List<ExchangeEvent> before;
    try (ExchangeFile file = ExchangeFile.open(path())) {
      Desk desk = desk(file);
      everyKindOfEvent(desk);
      before = desk.exchange.log().events();
    }

    try (ExchangeFile file = ExchangeFile.open(path())) {
      Desk desk = desk(file);

      assertThat(desk.exchange.log().events()).isEqualTo(before);
      assertThat(before).extracting(ExchangeEvent::kind).containsAll(EnumSet.allOf(ExchangeEvent.Kind.class));
      assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(65));
      assertThat(desk.bought(1, PUT, "1.00").value()).isEqualTo("260803000000009");
    }
  }

  @Test
  void whatStillWorkedGoesOnAfterwards() {
    try (ExchangeFile file = ExchangeFile.open(path())) {
      Desk desk = desk(file);
      desk.broker.otherwise(Script.accept().fillUpTo(1, 2));
      desk.buy(4, PUT, "10.00");
      desk.broker.otherwise(Script.accept().onModify(OnModify.PROMPT.ignored()));
      BrokerOrderId moved = desk.bought(1, PUT, "10.00");
      desk.answer(desk.broker.modifyOrder(moved, new PriceTerms.Limit(Price.parse("11.00"))));
      desk.broker.otherwise(Script.accept().onCancel(OnCancel.PROMPT.ignored()));
      desk.answer(desk.broker.cancelOrder(desk.bought(1, PUT, "10.00")));
    }

    try (ExchangeFile file = ExchangeFile.open(path())) {
      Desk desk = desk(file);
      int told = desk.exchange.log().events().size();
      desk.broker.otherwise(Script.accept().after(Duration.ofMillis(5)).thenFill());
      desk.exchange.resume();
      desk.pass(5);

      assertThat(desk.exchange.log().story().subList(told, told + 4)).containsExactly(
          "E0.1 modified @11.00", "E0.2 cancelled", "E0.0 filled 130 @10.00", "E0.1 filled 65 @11.00");
    }
  }

  @Test
  void aLastLineThatIsIncompleteWasNeverAnsweredAndIsDropped() throws IOException {
    try (ExchangeFile file = ExchangeFile.open(path())) {
      desk(file).buy(1, PUT, "10.00");
    }
    Files.writeString(path(), content().stripTrailing().substring(0, content().length() - 5));

    try (ExchangeFile file = ExchangeFile.open(path())) {
      assertThat(file.found()).extracting(ExchangeEvent::kind)
          .containsExactly(ExchangeEvent.Kind.TAKEN, ExchangeEvent.Kind.OPENED);
    }
    assertThat(content()).endsWith("\n");
  }

  @Test
  void anyOtherDamageIsAnError() throws IOException {
    try (ExchangeFile file = ExchangeFile.open(path())) {
      desk(file).buy(1, PUT, "10.00");
    }
    Files.writeString(path(), content().replace("OPENED", "opened"));

    assertThatThrownBy(() -> ExchangeFile.open(path())).hasMessageEndingWith("damaged or no exchange file: line 3");
  }

  @Test
  void aForeignFileIsLeftAlone() throws IOException {
    Files.writeString(path(), "key = value\n");
    assertThatThrownBy(() -> ExchangeFile.open(path())).hasMessageEndingWith("no exchange file: line 1");

    Files.writeString(path(), "some words without an end of line");
    assertThatThrownBy(() -> ExchangeFile.open(path())).hasMessageEndingWith("is no exchange file");
    assertThat(content()).isEqualTo("some words without an end of line");
  }

  @Test
  void oneUserAtATime() {
    try (ExchangeFile first = ExchangeFile.open(path())) {
      assertThat(first.found()).isEmpty();
      assertThatThrownBy(() -> ExchangeFile.open(path())).hasMessageEndingWith("is in use by this process");
    }
  }

  @Test
  void theClockMustNotLieBeforeWhatHappened() {
    try (ExchangeFile file = ExchangeFile.open(path())) {
      Desk desk = desk(file);
      desk.pass(1000);
      desk.buy(1, PUT, "10.00");
    }

    try (ExchangeFile file = ExchangeFile.open(path())) {
      assertThat(file.lastFound()).contains(SampleMarket.OPEN.plusSeconds(1));
      assertThatThrownBy(() -> desk(file)).hasMessageContaining("tells of 2026-08-03T04:00:01Z");
    }
  }

  private static void everyKindOfEvent(Desk desk) {
    desk.exchange.lastPrice(PUT, Price.parse("10.00"));
    desk.buy(1, PUT, "10.00");
    desk.broker.otherwise(Script.reject(RejectionReason.OTHER, "two\nlines\tand a \\"));
    desk.buy(1, PUT, "10.00");
    desk.buy(28, PUT, "10.00");
    desk.broker.otherwise(Script.accept().rejectAfter(Duration.ZERO, RejectionReason.MARGIN, "none left"));
    desk.place(new OrderTerms(PUT, Product.MIS, Side.SELL, Desk.units(1),
        new PriceTerms.ProtectedMarket(new BigDecimal("2.5"))));
    desk.broker.otherwise(Script.accept());
    desk.answer(desk.broker.cancelOrder(desk.bought(1, PUT, "10.00")));
    BrokerOrderId moved = desk.bought(1, PUT, "10.00");
    desk.answer(desk.broker.modifyOrder(moved, new PriceTerms.StopLimit(Price.parse("9"), Price.parse("9.05"))));
    desk.answer(desk.broker.modifyOrder(moved, new PriceTerms.Limit(Price.parse("9.01"))));
    desk.answer(desk.broker.cancelOrder(new BrokerOrderId("7")));
    PlaceResult stop = desk.place(Desk.stop(Side.SELL, 1, PUT, "9.00", "8.00"));
    assertThat(stop.kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    desk.exchange.outsider(Desk.limit(Side.BUY, 1, PUT, "8.00"), Script.accept());
    desk.exchange.lastPrice(PUT, Price.parse("8.50"));
    desk.pass(0);
    OutsideWorld others = desk.exchange.outside();
    others.trades(Desk.CALL, Product.NRML, Side.BUY, Desk.units(2), Price.parse("5.00"));
    desk.pass(0);
    others.converts(Desk.CALL, Product.NRML, Product.MIS, Desk.units(1));
    others.expires(Desk.CALL, Price.parse("0.05"));
    desk.broker.otherwise(Script.accept().passing(BrokerStatus.OPEN_PENDING, Duration.ZERO));
    desk.buy(1, PUT, "8.00");
    desk.exchange.endOfDay();
  }

  private Desk desk(ExchangeFile file) {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    return new Desk(time, new SimulatedExchange(time, SampleMarket.rules(), file));
  }

  private Path path() {
    return folder.resolve("exchange");
  }

  private String content() throws IOException {
    return Files.readString(path(), StandardCharsets.UTF_8);
  }
}
