package dev.belay.coordinator;

import dev.belay.group.GroupState;
import dev.belay.group.OrderGroup;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Planner;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Takes positions that nobody of ours owns into a complete group, so that they have exits and a watch like any other
 * (DESIGN rule 8.5). Nothing is sent. Loop only.
 */
final class Adoption {

  /** How old the positions may be that the decision is made on. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** A group whose number nobody uses: what the dry run plans with. */
  private static final GroupId NOBODY = new GroupId(GroupId.COUNT - 1);

  private final Floor floor;
  private final Groups groups;
  private final Books books;
  private final InstrumentCatalog catalog;
  private final Function<RequestKey, Handle> handles;

  Adoption(Floor floor, Groups groups, Books books, InstrumentCatalog catalog, Function<RequestKey, Handle> handles) {
    this.floor = floor;
    this.groups = groups;
    this.books = books;
    this.catalog = catalog;
    this.handles = handles;
  }

  CommandReport report(OperatorCommand.Adopt command, Run run) {
    List<String> objections = objections(command);
    if (!objections.isEmpty()) {
      return new CommandReport(command, run, false, objections);
    }
    GroupState state = OrderGroup.adopted(plan(command, NOBODY), floor.now());
    Quantity bared = state.exposure().bared();
    if (bared.isPositive()) {
      return new CommandReport(command, run, false, List.of(bared + " units of it would stand bared and be bought back "
          + "at once; adopt what covers them too, or declare them naked"));
    }
    List<String> lines = new ArrayList<>();
    command.positions().forEach(each -> lines.add(each.units() + " of " + each.instrument() + " " + command.product()
        + ", now nobody's of ours, would belong to a complete group of " + command.strategy()));
    lines.add("nothing is sent; the group is closed by exit() of its handle");
    return new CommandReport(command, run, true, lines);
  }

  private List<String> objections(OperatorCommand.Adopt command) {
    List<String> found = new ArrayList<>();
    if (groups.all().stream().anyMatch(desk -> desk.state.plan().key().equals(command.key()))) {
      found.add("the request key " + command.key() + " is used");
    }
    if (!books.positionsWithin(FRESH)) {
      found.add("the broker's positions were not read for " + FRESH.toSeconds() + " s");
    }
    LocalDate day = floor.config().calendar().day(floor.now().wall());
    TreeSet<InstrumentId> named = new TreeSet<>();
    for (OperatorCommand.Adopt.Position each : command.positions()) {
      Optional<Instrument> instrument = catalog.find(each.instrument(), day);
      PositionKey key = key(command, each);
      Quantity external = books.state().external().getOrDefault(key, Quantity.ZERO);
      boolean there = external.isNegative() == each.units().isNegative() && !each.units().abs().isMoreThan(
          external.abs());
      if (!named.add(each.instrument())) {
        found.add(each.instrument() + " is named twice");
      } else if (instrument.isEmpty()) {
        found.add(each.instrument() + " is not known");
      } else if (!each.units().abs().isMultipleOf(instrument.get().rules().lot())) {
        found.add(each.units() + " of " + each.instrument() + " are no whole lots");
      } else if (!there) {
        found.add(key + ": " + each.units() + " asked, " + external + " are nobody's of ours");
      } else if (books.state().suspected().contains(key)) {
        found.add(key + ": the broker's position does not agree with ours yet");
      }
    }
    return found;
  }

  private PositionKey key(OperatorCommand.Adopt command, OperatorCommand.Adopt.Position position) {
    return new PositionKey(floor.config().account(), position.instrument(), command.product());
  }

  /** One package: what a person put together is closed together. */
  private ExecutionPlan plan(OperatorCommand.Adopt command, GroupId group) {
    LocalDate day = floor.config().calendar().day(floor.now().wall());
    SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    List<LegSpec> legs = new ArrayList<>();
    for (OperatorCommand.Adopt.Position each : command.positions()) {
      Instrument instrument = catalog.find(each.instrument(), day).orElseThrow();
      instruments.put(each.instrument(), instrument);
      int lots = Math.toIntExact(each.units().abs().units() / instrument.rules().lot().units());
      legs.add(new LegSpec(each.instrument(), each.units().isNegative() ? Side.SELL : Side.BUY, lots,
          PriceLadder.at(each.price()), Optional.empty()));
    }
    GroupPolicy policy = command.naked() ? GroupPolicy.DEFAULT.declaredNaked() : GroupPolicy.DEFAULT;
    GroupRequest request = GroupRequest.enter(command.key(), command.strategy(), command.product(), legs,
        new Sizing.Lots(1), policy);
    return Planner.plan(group, floor.config().account(), request, 1, legs, instruments, floor.now().wall());
  }

  void carryOut(OperatorCommand.Adopt command) {
    Handle handle = handles.apply(command.key());
    GroupState state = OrderGroup.adopted(plan(command, handle.id()), floor.now());
    GroupDesk desk = new GroupDesk(state, handle);
    desk.awake = true;
    command.positions().forEach(each -> books.adopted(key(command, each), each.units()));
    groups.add(desk);
    floor.outbox().keep(desk, floor.now().wall(), true);
  }
}
