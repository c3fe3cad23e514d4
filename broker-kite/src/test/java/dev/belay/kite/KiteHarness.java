package dev.belay.kite;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.RequestLimits;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.testkit.Delivery;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.contract.BrokerHarness;
import dev.belay.testkit.contract.OrderFate;
import dev.belay.testkit.kite.WireFault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The client over HTTP under the contract for brokers. What arrived is counted where the server reads it. */
final class KiteHarness implements BrokerHarness {

  private static final InstrumentId PUT = SampleMarket.put(24_000);
  private static final String BUSY = "Order cannot be changed as it is being processed. Try later.";
  private static final int LONGEST_CHAIN = 12;
  private static final byte[] CUT_SHORT = {0, 1};
  private static final Duration MOMENT = Duration.ofMillis(5);

  private final Rig rig = new Rig(new RequestLimits(1_000, 10_000, 100_000, 1_000, 25));

  @Override
  public BrokerClient client() {
    return rig.client;
  }

  @Override
  public OrderTerms terms(Side side) {
    return new OrderTerms(PUT, Product.NRML, side, Quantity.of(130), new PriceTerms.Limit(Price.parse("12.50")));
  }

  @Override
  public PriceTerms otherPrice() {
    return new PriceTerms.Limit(Price.parse("12.45"));
  }

  @Override
  public boolean next(OrderFate fate) {
    onExchange(() -> rig.exchange.on(order -> true).once().does(script(fate)));
    return true;
  }

  @Override
  public boolean failReads() {
    rig.server.faults().always(call -> call.method().equals("GET"), WireFault.HTML_504);
    return true;
  }

  @Override
  public boolean placeByOthers() {
    onExchange(() -> rig.exchange.outsider(terms(Side.BUY), Script.accept()));
    return true;
  }

  /** Every task of the exchange is due at once, so its chain of tasks ends after as many rounds as it is long. */
  @Override
  public void settle() {
    for (int round = 0; round < LONGEST_CHAIN; round++) {
      onExchange(() -> {});
    }
    hearTheStreamOut();
  }

  /**
   * Nothing overtakes anything on a socket that is open: a frame that was counted as unreadable came after all before
   * it. The very first frame may be quicker than the news that the socket is open, so that is awaited before.
   */
  private void hearTheStreamOut() {
    KiteTicker ticker = rig.client.ticker();
    while (!ticker.toString().matches("KiteTicker\\[(\\d) of \\1 connections work]")) {
      after(MOMENT, () -> {});
    }
    long before = ticker.unreadable();
    while (ticker.unreadable() == before && !ticker.toString().contains("0 of 0")) {
      rig.server.stream().send(CUT_SHORT);
      after(MOMENT, () -> {});
    }
  }

  private void onExchange(Runnable task) {
    after(Duration.ZERO, task);
  }

  private void after(Duration pause, Runnable task) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    rig.time.after(pause, () -> {
      task.run();
      done.complete(true);
    });
    Rig.now(done);
  }

  @Override
  public List<OrderTag> placements() {
    return rig.seen("POST", "/orders/regular").stream()
        .map(call -> OrderTag.parse(call.fields().get("tag")).orElseThrow()).toList();
  }

  @Override
  public int cancellations() {
    return rig.seen("DELETE", "/orders/regular").size();
  }

  @Override
  public int modifications() {
    return rig.seen("PUT", "/orders/regular").size();
  }

  @Override
  public List<String> secrets() {
    return List.of(Rig.ACCOUNT.apiKey(), Rig.ACCOUNT.apiSecret(), Rig.ACCOUNT.accessToken());
  }

  @Override
  public void close() {
    rig.close();
  }

  private static Script script(OrderFate fate) {
    Script rests = Script.accept();
    return switch (fate) {
      case RESTS -> rests;
      case FILLS -> Script.fill();
      case FILLS_HALF -> rests.fillUpTo(1, 2);
      case REFUSED -> Script.reject(RejectionReason.MARGIN, "Insufficient funds");
      case REJECTED_LATER -> rests.rejectAfter(Duration.ZERO, RejectionReason.PRICE_BAND, "outside the band");
      case ANSWER_LOST -> rests.loseAnswer();
      case REQUEST_LOST -> Script.lost();
      case CANCEL_TOO_LATE -> rests.cancelLosesToFill();
      case CANCEL_REFUSED -> rests.cancelRefused(RejectionReason.NOT_CHANGEABLE, BUSY);
      case CANCEL_ANSWER_LOST -> rests.onCancel(OnCancel.PROMPT.delivered(Delivery.LOST_AFTER));
      case MODIFY_REFUSED -> rests.modifyRefused(RejectionReason.NOT_CHANGEABLE, BUSY);
      case MODIFY_ANSWER_LOST -> rests.onModify(OnModify.PROMPT.delivered(Delivery.LOST_AFTER));
    };
  }
}
