package dev.belay.reconcile;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What we believe and what the broker says, set by hand; the corrections of every step in a few words each. Carries out
 * what it is told, as a coordinator does.
 */
final class Ledgers {

  static final AccountId ACCOUNT = new AccountId("AB1234");
  static final PositionKey CALL = key("NFO:NIFTY2680425200CE", Product.NRML);
  static final PositionKey SHORT = key("NFO:NIFTY2680425000CE", Product.NRML);
  static final GroupId OLD = new GroupId(1);
  static final GroupId NEW = new GroupId(2);
  private static final Moment ZERO = new Moment(Instant.parse("2026-08-04T04:00:00Z"), 5);

  final SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners = new TreeMap<>();
  final SortedMap<PositionKey, Quantity> net = new TreeMap<>();
  final SortedMap<PositionKey, Quantity> foreign = new TreeMap<>();
  final SortedMap<PositionKey, Quantity> buying = new TreeMap<>();
  final SortedMap<PositionKey, Quantity> selling = new TreeMap<>();
  final SortedMap<PositionKey, List<OwnFill>> fills = new TreeMap<>();
  final List<Divergence> divergences = new ArrayList<>();
  Optional<Moment> books = Optional.empty();
  ReconcileState state = ReconcileState.NONE;

  static PositionKey key(String instrument, Product product) {
    return new PositionKey(ACCOUNT, InstrumentId.parse(instrument), product);
  }

  static Moment at(double second) {
    return ZERO.plus(Duration.ofMillis(Math.round(second * 1_000)));
  }

  /** Something of ours that the broker shows too. */
  Ledgers own(GroupId group, PositionKey key, long units) {
    owners.computeIfAbsent(key, each -> new TreeMap<>()).merge(group, Quantity.of(units), Quantity::plus);
    net.merge(key, Quantity.of(units), Quantity::plus);
    return this;
  }

  /** A fill of ours that the broker's positions do not show yet. */
  void filled(GroupId group, PositionKey key, long units, double second) {
    owners.computeIfAbsent(key, each -> new TreeMap<>()).merge(group, Quantity.of(units), Quantity::plus);
    fills.computeIfAbsent(key, each -> new ArrayList<>()).add(new OwnFill(Quantity.of(units), at(second)));
  }

  void shows(PositionKey key, long units) {
    net.put(key, Quantity.of(units));
  }

  void foreign(PositionKey key, long units) {
    foreign.merge(key, Quantity.of(units), Quantity::plus);
  }

  /** A positions read that begins now and arrives a tenth of a second later. */
  List<String> read(double second) {
    return done(Reconciler.read(state, new PositionsReading(net, owners, fills, buying, selling, foreign, books,
        at(second), at(second + 0.1))));
  }

  List<String> tick(double second) {
    return done(Reconciler.ticked(state, at(second)));
  }

  List<String> trades(double second) {
    return done(Reconciler.traded(state, foreign, owners, at(second)));
  }

  private List<String> done(ReconcileStep step) {
    state = step.state();
    divergences.addAll(step.divergences());
    step.corrections().forEach(this::carryOut);
    return step.corrections().stream().map(Ledgers::text).toList();
  }

  private void carryOut(Correction correction) {
    if (correction instanceof Correction.Reduction reduction) {
      change(reduction.key(), reduction.group(), reduction.change());
    } else if (correction instanceof Correction.Conversion moved) {
      change(moved.key(), moved.group(), moved.units().negate());
      change(moved.to(), moved.group(), moved.units());
    }
  }

  private void change(PositionKey key, GroupId group, Quantity by) {
    SortedMap<GroupId, Quantity> row = owners.computeIfAbsent(key, each -> new TreeMap<>());
    row.merge(group, by, Quantity::plus);
    row.values().removeIf(Quantity::isZero);
  }

  private static String text(Correction each) {
    return switch (each.kind()) {
      case EXTERNAL -> "external " + ((Correction.External) each).from() + " to " + ((Correction.External) each).to();
      case REDUCTION -> {
        Correction.Reduction cut = (Correction.Reduction) each;
        yield (cut.closes() ? "close " : "reduce ") + cut.group() + " " + cut.change() + " " + cut.cause();
      }
      case CONVERSION -> {
        Correction.Conversion moved = (Correction.Conversion) each;
        yield "convert " + moved.group() + " " + moved.units() + " to " + moved.to().product();
      }
      case GUARD -> "guard " + ((Correction.Guard) each).losses() + " " + ((Correction.Guard) each).cause();
      case FROZEN -> "freeze";
      case THAWED -> "thaw";
      case GAVE_UP -> "give up after " + ((Correction.GaveUp) each).repairs();
    };
  }
}
