package dev.belay.ledger;

import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.TradeReport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Anything that says something about a child order: our own acts, the broker's answers, its reports and its
 * trades. Evidence may come in any order and any number of times.
 */
public sealed interface Evidence {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Sent}. */
    SENT,
    /** {@link Voided}. */
    VOIDED,
    /** {@link PlacedAs}. */
    PLACED_AS,
    /** {@link RefusedAtPlacing}. */
    REFUSED_AT_PLACING,
    /** {@link NoAnswer}. */
    NO_ANSWER,
    /** {@link ProvedAbsent}. */
    PROVED_ABSENT,
    /** {@link Reported}. */
    REPORTED,
    /** {@link Traded}. */
    TRADED,
    /** {@link PositionMoved}. */
    POSITION_MOVED,
    /** {@link CancelAsked}. */
    CANCEL_ASKED,
    /** {@link CancelTaken}. */
    CANCEL_TAKEN,
    /** {@link CancelRefused}. */
    CANCEL_REFUSED,
    /** {@link CancelUnanswered}. */
    CANCEL_UNANSWERED,
    /** {@link ModifyAsked}. */
    MODIFY_ASKED,
    /** {@link ModifyTaken}. */
    MODIFY_TAKEN,
    /** {@link ModifyRefused}. */
    MODIFY_REFUSED,
    /** {@link ModifyUnanswered}. */
    MODIFY_UNANSWERED,
    /** {@link DayEnded}. */
    DAY_ENDED
  }

  /** Where a report comes from. */
  enum Source {
    /** Pushed by the stream. */
    STREAM,
    /** A row of the order book. */
    ORDER_BOOK,
    /** A row of one order's history. */
    HISTORY
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return the order, where the evidence names it by our tag} */
  Optional<OrderTag> about();

  /** Evidence that names the order by our tag. */
  sealed interface ByTag extends Evidence {

    /** {@return the order} */
    OrderTag tag();

    @Override
    default Optional<OrderTag> about() {
      return Optional.of(tag());
    }
  }

  /**
   * We hand the order to the broker now.
   *
   * @param tag the order
   */
  record Sent(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.SENT;
    }
  }

  /**
   * We drop the order before the send.
   *
   * @param tag the order
   * @param why the reason, for a person
   */
  record Voided(OrderTag tag, String why) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.VOIDED;
    }
  }

  /**
   * The broker has taken the order.
   *
   * @param tag the order
   * @param id the broker's id
   */
  record PlacedAs(OrderTag tag, BrokerOrderId id) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.PLACED_AS;
    }
  }

  /**
   * The broker proved that it has not taken the order.
   *
   * @param tag the order
   * @param rejection the proof
   */
  record RefusedAtPlacing(OrderTag tag, BrokerRejection rejection) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.REFUSED_AT_PLACING;
    }
  }

  /**
   * There is no answer to the placing.
   *
   * @param tag the order
   * @param cause what went wrong, for a person
   */
  record NoAnswer(OrderTag tag, String cause) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.NO_ANSWER;
    }
  }

  /**
   * The order is proved absent from the broker's books (rule 5.3), or a person has said so.
   *
   * @param tag the order
   */
  record ProvedAbsent(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.PROVED_ABSENT;
    }
  }

  /**
   * The broker reports about an order.
   *
   * @param report the report
   * @param source where it comes from
   */
  record Reported(OrderReport report, Source source) implements Evidence {

    /** Refuses missing parts. */
    public Reported {
      Objects.requireNonNull(report, "report");
      Objects.requireNonNull(source, "source");
    }

    @Override
    public Kind kind() {
      return Kind.REPORTED;
    }

    @Override
    public Optional<OrderTag> about() {
      return report.tag();
    }
  }

  /**
   * A row of the trade book.
   *
   * @param trade the trade
   */
  record Traded(TradeReport trade) implements Evidence {

    /** Refuses a missing trade. */
    public Traded {
      Objects.requireNonNull(trade, "trade");
    }

    @Override
    public Kind kind() {
      return Kind.TRADED;
    }

    @Override
    public Optional<OrderTag> about() {
      return Optional.empty();
    }
  }

  /**
   * The position of the order's key has moved by what the broker claims that the order has filled.
   *
   * @param tag the order
   */
  record PositionMoved(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.POSITION_MOVED;
    }
  }

  /**
   * We ask for a cancellation.
   *
   * @param tag the order
   */
  record CancelAsked(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.CANCEL_ASKED;
    }
  }

  /**
   * The broker has taken the cancel request; that says nothing about the order.
   *
   * @param tag the order
   */
  record CancelTaken(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.CANCEL_TAKEN;
    }
  }

  /**
   * The broker refused to cancel; the order may have ended meanwhile.
   *
   * @param tag the order
   * @param rejection why
   */
  record CancelRefused(OrderTag tag, BrokerRejection rejection) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.CANCEL_REFUSED;
    }
  }

  /**
   * There is no answer to a cancel request: it may have been done.
   *
   * @param tag the order
   * @param cause what went wrong, for a person
   */
  record CancelUnanswered(OrderTag tag, String cause) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.CANCEL_UNANSWERED;
    }
  }

  /**
   * We ask for another price.
   *
   * @param tag the order
   * @param to the new terms
   */
  record ModifyAsked(OrderTag tag, PriceTerms to) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.MODIFY_ASKED;
    }
  }

  /**
   * The broker has taken the modify request; only a report shows that it was done.
   *
   * @param tag the order
   */
  record ModifyTaken(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.MODIFY_TAKEN;
    }
  }

  /**
   * The modification was refused; the order keeps its price, if it still works.
   *
   * @param tag the order
   * @param rejection why
   */
  record ModifyRefused(OrderTag tag, BrokerRejection rejection) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.MODIFY_REFUSED;
    }
  }

  /**
   * There is no answer to a modify request: it may have been done.
   *
   * @param tag the order
   * @param cause what went wrong, for a person
   */
  record ModifyUnanswered(OrderTag tag, String cause) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.MODIFY_UNANSWERED;
    }
  }

  /**
   * The order's trading day is over, proved by a book read after the close (rule 6.11).
   *
   * @param tag the order
   */
  record DayEnded(OrderTag tag) implements ByTag {
    @Override
    public Kind kind() {
      return Kind.DAY_ENDED;
    }
  }

  /**
   * {@return what an order book shows}
   *
   * @param rows its rows
   */
  static List<Evidence> ofBook(List<OrderReport> rows) {
    return rows.stream().<Evidence>map(row -> new Reported(row, Source.ORDER_BOOK)).toList();
  }

  /**
   * {@return what a trade book shows}
   *
   * @param rows its rows
   */
  static List<Evidence> ofTrades(List<TradeReport> rows) {
    return rows.stream().<Evidence>map(Traded::new).toList();
  }
}
