package dev.belay.coordinator;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.Holding;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.hedge.HedgeEvent;
import dev.belay.hedge.LegHedge;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.money.Quantity;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Buys protection because a person wants it, or says what would be bought (DESIGN rule 6.10). Loop only. */
final class ProtectionDesk {

  private final Floor floor;
  private final Groups groups;
  private final InstrumentCatalog catalog;

  ProtectionDesk(Floor floor, Groups groups, InstrumentCatalog catalog) {
    this.floor = floor;
    this.groups = groups;
    this.catalog = catalog;
  }

  CommandReport report(OperatorCommand.BuyProtection command, Run run) {
    Optional<GroupDesk> desk = find(command);
    List<LegHedge> bared = desk.map(ProtectionDesk::bared).orElse(List.of());
    if (bared.isEmpty()) {
      return new CommandReport(command, run, false,
          List.of("nothing of group " + command.group() + " stands bared that is not being bought back"));
    }
    List<String> lines = new ArrayList<>();
    boolean possible = true;
    for (LegHedge each : bared) {
      Leg sold = desk.get().state.plan().leg(each.leg());
      Optional<Instrument> option = option(command, desk.get(), sold);
      possible &= option.isPresent();
      lines.add(option.map(with -> "buys " + each.remainder() + " of " + with.id() + ", which cover " + each.remainder()
          + " of " + sold.instrument().id()).orElse("no option that may be bought covers " + sold.instrument().id()));
    }
    return new CommandReport(command, run, possible, lines);
  }

  void carryOut(OperatorCommand.BuyProtection command) {
    find(command).ifPresent(desk -> {
      for (LegHedge each : bared(desk)) {
        desk.wished = command.option().isEmpty() ? Optional.empty()
            : option(command, desk, desk.state.plan().leg(each.leg()));
        groups.tellHedge(desk, new HedgeEvent.ProtectAsked(each.leg(), floor.now()));
      }
      desk.wished = Optional.empty();
    });
  }

  private Optional<GroupDesk> find(OperatorCommand.BuyProtection command) {
    return groups.find(command.group()).filter(desk -> desk.state.lifecycle().isActive()
        && desk.state.lifecycle() != ExecutionLifecycle.ACCEPTED);
  }

  private static List<LegHedge> bared(GroupDesk desk) {
    return desk.hedge.legs().values().stream().filter(each -> each.remainder().isPositive()).toList();
  }

  private Optional<Instrument> option(OperatorCommand.BuyProtection command, GroupDesk desk, Leg sold) {
    if (command.option().isEmpty()) {
      return groups.protector().choice(desk, sold);
    }
    return catalog.find(command.option().get(), floor.config().calendar().day(floor.now().wall()))
        .filter(each -> each.isOption() && groups.protector().isUsable(desk, sold, each) && covers(each, sold));
  }

  private static boolean covers(Instrument option, Leg sold) {
    Quantity lot = sold.instrument().rules().lot();
    return CoverMatching.of(List.of(new Holding(sold.instrument(), lot.negate()), new Holding(option, lot))).uncovered()
        .isZero();
  }
}
