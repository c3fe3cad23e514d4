package dev.belay.gateway;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.BrokerReads;
import dev.belay.broker.Funds;
import dev.belay.broker.ReadFailure;
import dev.belay.ledger.Evidence;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Every read of the broker, inside the lanes of the request budget. Each question gets one answer, on the
 * loop: what the broker said, or a failure when it did not say it within the read deadline. A read that
 * cannot begin for so long fails too. Equal reads that have not begun yet are asked once,
 * unless a later one is more pressing.
 *
 * <p>Not thread-safe: called on the loop.
 */
public final class GatewayReads implements BrokerReads {

  private static final class Question<T> {
    private final ReadLane lane;
    private final long number;
    private final Moment since;
    private final Supplier<CompletionStage<BrokerRead<T>>> ask;
    private final Consumer<T> late;
    private final List<Consumer<ReadAnswer<T>>> waiting = new ArrayList<>();
    private boolean begun;

    Question(ReadLane lane, long number, Moment since, Supplier<CompletionStage<BrokerRead<T>>> ask,
        Consumer<T> late) {
      this.lane = lane;
      this.number = number;
      this.since = since;
      this.ask = ask;
      this.late = late;
    }
  }

  /** A read without arguments: whoever asks before it begins shares its answer. */
  private final class Shared<T> {
    private final Supplier<CompletionStage<BrokerRead<T>>> ask;
    private final Optional<Consumer<ReadAnswer<T>>> first;
    private final Consumer<T> late;
    private Question<T> last;

    Shared(Supplier<CompletionStage<BrokerRead<T>>> ask) {
      this(ask, Optional.empty(), nothing -> { });
    }

    Shared(Supplier<CompletionStage<BrokerRead<T>>> ask, Optional<Consumer<ReadAnswer<T>>> first, Consumer<T> late) {
      this.ask = ask;
      this.first = first;
      this.late = late;
    }

    void ask(ReadLane lane, Consumer<ReadAnswer<T>> onLoop) {
      if (last == null || last.begun || lane.compareTo(last.lane) < 0) {
        last = question(lane, ask, late);
        first.ifPresent(last.waiting::add);
        last.waiting.add(onLoop);
        add(last);
      } else {
        last.waiting.add(onLoop);
      }
    }
  }

  private final GatewayParts parts;
  private final Outside outside;
  private final PriorityQueue<Question<?>> queue = new PriorityQueue<>(
      Comparator.<Question<?>, ReadLane>comparing(each -> each.lane).thenComparingLong(each -> each.number));
  private final Shared<List<OrderReport>> orders;
  private final Shared<List<TradeReport>> trades;
  private final Shared<List<BrokerPosition>> positions;
  private final Shared<List<BrokerHolding>> holdings;
  private final Shared<Funds> funds;
  private Timer wake = () -> { };
  private long asked;

  /** Rows of an answer that came too late prove no absence any more, but what they show has happened. */
  GatewayReads(GatewayParts parts, Outside outside, Consumer<ReadAnswer<List<OrderReport>>> onBook,
      Consumer<List<Evidence>> late) {
    this.parts = parts;
    this.outside = outside;
    BrokerClient broker = parts.broker();
    orders = new Shared<>(broker::orders, Optional.of(onBook), rows -> {
      parts.listener().onBook(rows);
      late.accept(Evidence.ofBook(rows));
    });
    trades = new Shared<>(broker::trades, Optional.empty(), rows -> late.accept(Evidence.ofTrades(rows)));
    positions = new Shared<>(broker::positions);
    holdings = new Shared<>(broker::holdings);
    funds = new Shared<>(broker::funds);
  }

  /**
   * Reads the day's order book.
   *
   * @param lane how pressing it is
   * @param onLoop takes the answer
   */
  public void orders(ReadLane lane, Consumer<ReadAnswer<List<OrderReport>>> onLoop) {
    orders.ask(lane, onLoop);
  }

  /**
   * Reads the day's trade book.
   *
   * @param lane how pressing it is
   * @param onLoop takes the answer
   */
  public void trades(ReadLane lane, Consumer<ReadAnswer<List<TradeReport>>> onLoop) {
    trades.ask(lane, onLoop);
  }

  /**
   * Reads the net positions.
   *
   * @param lane how pressing it is
   * @param onLoop takes the answer
   */
  public void positions(ReadLane lane, Consumer<ReadAnswer<List<BrokerPosition>>> onLoop) {
    positions.ask(lane, onLoop);
  }

  /**
   * Reads the delivery holdings.
   *
   * @param lane how pressing it is
   * @param onLoop takes the answer
   */
  public void holdings(ReadLane lane, Consumer<ReadAnswer<List<BrokerHolding>>> onLoop) {
    holdings.ask(lane, onLoop);
  }

  /**
   * Reads the money that is available.
   *
   * @param lane how pressing it is
   * @param onLoop takes the answer
   */
  public void funds(ReadLane lane, Consumer<ReadAnswer<Funds>> onLoop) {
    funds.ask(lane, onLoop);
  }

  /**
   * Reads the states that one order went through.
   *
   * @param lane how pressing it is
   * @param id the broker's id
   * @param onLoop takes the answer
   */
  public void history(ReadLane lane, BrokerOrderId id, Consumer<ReadAnswer<List<OrderReport>>> onLoop) {
    Question<List<OrderReport>> question = question(lane, () -> parts.broker().history(id),
        nothing -> { });
    question.waiting.add(onLoop);
    add(question);
  }

  /**
   * Asks what the broker would block for a basket.
   *
   * @param lane how pressing it is
   * @param basket the orders, in order
   * @param onLoop takes the answer
   */
  public void basketMargin(ReadLane lane, List<OrderTerms> basket, Consumer<ReadAnswer<BasketMargin>> onLoop) {
    List<OrderTerms> asked = List.copyOf(basket);
    Question<BasketMargin> question = question(lane, () -> parts.broker().basketMargin(asked),
        nothing -> { });
    question.waiting.add(onLoop);
    add(question);
  }

  @Override
  public void basketMargin(List<OrderTerms> basket, Consumer<BrokerRead<BasketMargin>> onLoop) {
    basketMargin(ReadLane.MARGIN, basket, answer -> onLoop.accept(answer.read()));
  }

  @Override
  public void funds(Consumer<BrokerRead<Funds>> onLoop) {
    funds(ReadLane.MARGIN, answer -> onLoop.accept(answer.read()));
  }

  private <T> Question<T> question(ReadLane lane, Supplier<CompletionStage<BrokerRead<T>>> ask, Consumer<T> late) {
    return new Question<>(lane, asked++, parts.time().now(), ask, late);
  }

  private void add(Question<?> question) {
    queue.add(question);
    pump();
  }

  private void pump() {
    wake.cancel();
    Moment now = parts.time().now();
    Duration limit = parts.config().readDeadline();
    List<Question<?>> aged = queue.stream().filter(each -> now.isPast(each.since, limit)).toList();
    queue.removeAll(aged);
    aged.forEach(each -> begin(each, now, false));
    while (!queue.isEmpty()) {
      Question<?> head = queue.peek();
      Duration wait = parts.budget().untilRead(head.lane, now);
      if (!wait.isZero()) {
        wake = parts.time().after(wait, this::pump);
        return;
      }
      queue.poll();
      parts.budget().takeRead(head.lane, now);
      begin(head, now, true);
    }
  }

  private <T> void begin(Question<T> question, Moment now, boolean send) {
    question.begun = true;
    if (!send) {
      parts.inbox().post(() -> answer(question, now,
          new BrokerRead.Failed<>(ReadFailure.RATE, "no request left within the read deadline")));
      return;
    }
    outside.call(question.ask, parts.config().readDeadline(), new Outside.Answer<BrokerRead<T>>() {
      @Override
      public void arrived(BrokerRead<T> read, boolean late) {
        if (late) {
          read.value().ifPresent(question.late);
        } else {
          answer(question, now, read);
        }
      }

      @Override
      public void none(String cause) {
        answer(question, now, new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, cause));
      }
    });
  }

  private <T> void answer(Question<T> question, Moment begun, BrokerRead<T> read) {
    ReadAnswer<T> answer = new ReadAnswer<>(read, begun, parts.time().now());
    question.waiting.forEach(each -> each.accept(answer));
  }
}
