package dev.belay.ledger;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one order id at the broker. A child order has one; a second one only where the broker
 * replaces an order under a new id when it modifies it. Everything here only ever grows, so reports may come
 * in any order.
 *
 * @param id the broker's id
 * @param reported the highest cumulative quantity that a report named
 * @param average the average price of that quantity, empty while no report told one above zero
 * @param trades the distinct trades seen
 * @param listed whether the exchange had given it an id before, or in, the report that ended it
 * @param claim how a report said that it ended, short of complete
 * @param completeAt the quantity of a report that said it was complete; it ends only once so much has filled
 * @param claimed the highest quantity of a report that is a {@link OrderReport#isClaim() claim}: nothing has filled for
 *     that alone
 */
public record Placement(BrokerOrderId id, Quantity reported, Optional<Price> average, List<Trade> trades,
    boolean listed, Optional<OrderEnd> claim, Optional<Quantity> completeAt,
    Quantity claimed) {

  /**
   * One trade. Ids are not unique alone: several fills have been seen under one id, so all parts together are
   * the key.
   *
   * @param id the exchange's id
   * @param quantity units
   * @param price the price
   * @param at the broker's time
   */
  public record Trade(TradeId id, Quantity quantity, Price price, Instant at) {}

  /** Copies the list. */
  public Placement {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(average, "average");
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(completeAt, "completeAt");
    Objects.requireNonNull(claimed, "claimed");
    trades = List.copyOf(trades);
  }

  /**
   * {@return an id of which nothing else is known}
   *
   * @param id the broker's id
   */
  public static Placement of(BrokerOrderId id) {
    return new Placement(id, Quantity.ZERO, Optional.empty(), List.of(), false, Optional.empty(), Optional.empty(),
        Quantity.ZERO);
  }

  /** {@return units filled: the larger of what reports and what trades say} */
  public Quantity filled() {
    return reported.max(traded());
  }

  /**
   * {@return what the filled units cost: exactly, where the trades are complete, else by the reported
   * average; empty while neither is known}
   */
  public Optional<Money> value() {
    Quantity filled = filled();
    if (filled.equals(traded())) {
      Money sum = Money.ZERO;
      for (Trade each : trades) {
        sum = sum.plus(each.price().times(each.quantity()));
      }
      return Optional.of(sum);
    }
    return average.map(price -> price.times(filled));
  }

  /** {@return whether it has ended by terminal evidence (rule 5.8)} */
  public boolean isEnded() {
    return claim.isPresent() || completeAt.isPresent() && !completeAt.get().isMoreThan(filled());
  }

  /**
   * {@return whether a report said that it was cancelled, and no exchange id and no fill came before that}
   */
  boolean isUnlisted() {
    return claim.equals(Optional.of(OrderEnd.CANCELLED)) && !listed;
  }

  private Quantity traded() {
    long sum = 0;
    for (Trade each : trades) {
      sum += each.quantity().units();
    }
    return Quantity.of(sum);
  }

  Placement with(TradeReport report) {
    Trade trade = new Trade(report.id(), report.quantity(), report.price(), report.at());
    if (trades.contains(trade)) {
      return this;
    }
    List<Trade> more = new ArrayList<>(trades);
    more.add(trade);
    return new Placement(id, reported, average, more, listed, claim, completeAt, claimed);
  }

  Placement with(OrderReport report) {
    if (report.isClaim()) {
      return new Placement(id, reported, average, trades, listed, claim,
          larger(completeAt, Optional.of(report.quantity())), claimed.max(report.filled()));
    }
    Optional<OrderEnd> said = endOf(report.status());
    boolean complete = report.status() == ReportedStatus.COMPLETE;
    boolean reached = report.atExchange() || report.filled().isPositive() || filled().isPositive();
    // An exchange id, or a fill, that is first shown after the cancellation is no proof of the cancellation.
    boolean nowListed = listed || reached && (said.isPresent() || complete || !isEnded());
    return new Placement(id, reported.max(report.filled()), averageWith(report.filled(), report.averagePrice()),
        trades, nowListed, claim.isEmpty() || isUnlisted() && said.isPresent() ? said : claim,
        complete ? larger(completeAt, Optional.of(report.quantity())) : completeAt, claimed);
  }

  /** {@return units that are claimed and not shown to have filled} */
  Quantity unproved() {
    return claimed.minus(filled()).orZero();
  }

  /** {@return the same, its claim being true: the position has moved by it} */
  Placement proved() {
    return new Placement(id, reported.max(claimed), unproved().isZero() ? average : Optional.empty(), trades, listed,
        claim, completeAt, claimed);
  }

  /** {@return what two collections about the same id say together} */
  Placement joined(Placement other) {
    List<Trade> all = new ArrayList<>(trades);
    other.trades.stream().filter(each -> !all.contains(each)).forEach(all::add);
    return new Placement(id, reported.max(other.reported), averageWith(other.reported, other.average), all,
        listed || other.listed, claim.isEmpty() || isUnlisted() && other.claim.isPresent() ? other.claim : claim,
        larger(completeAt, other.completeAt), claimed.max(other.claimed));
  }

  /**
   * Of two averages for one quantity the higher one stays, so that the order of arrival makes no difference.
   */
  private Optional<Price> averageWith(Quantity quantity, Optional<Price> price) {
    Optional<Price> told = price.filter(each -> !each.isZero());
    int more = quantity.compareTo(reported);
    if (more != 0) {
      return more > 0 ? told : average;
    }
    return larger(average, told);
  }

  private static <T extends Comparable<T>> Optional<T> larger(Optional<T> one, Optional<T> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return one.get().compareTo(other.get()) >= 0 ? one : other;
  }

  private static Optional<OrderEnd> endOf(ReportedStatus status) {
    return switch (status) {
      case CANCELLED -> Optional.of(OrderEnd.CANCELLED);
      case REJECTED -> Optional.of(OrderEnd.REJECTED);
      case LAPSED -> Optional.of(OrderEnd.LAPSED);
      case COMPLETE, TRANSIT, OPEN, TRIGGER_PENDING, MODIFY_PENDING, CANCEL_PENDING, UNRECOGNISED ->
          Optional.empty();
    };
  }
}
