package dev.belay.plan;

import dev.belay.exposure.CoverClass;
import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Writes structures in a trader's shorthand, and the plans that come of them. */
final class Sketch {

  static final LocalDate NEAR = LocalDate.of(2026, 12, 1);
  static final LocalDate FAR = LocalDate.of(2026, 12, 29);

  private Sketch() {}

  /**
   * A contract by its shorthand: {@code 26000C} and {@code 26000P} at the near expiry, {@code 26000C+} at the far one,
   * {@code FUT}, {@code SHARE}; {@code BANK:} before it is another underlying with lots of 30 instead of 65.
   */
  static Instrument contract(String word) {
    boolean bank = word.startsWith("BANK:");
    String name = bank ? word.substring("BANK:".length()) : word;
    String underlying = bank ? "BANKNIFTY" : "NIFTY";
    ContractRules rules = new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(bank ? 30 : 65), Price.parse("0.05"),
        Optional.of(Quantity.of(1_800)));
    InstrumentId id = new InstrumentId(Exchange.NFO, word.replace(":", ""));
    if (name.equals("FUT")) {
      return new Instrument(id, InstrumentKind.FUTURE, new Underlying(underlying), Optional.empty(), Optional.of(FAR),
          rules);
    }
    if (name.equals("SHARE")) {
      return new Instrument(new InstrumentId(Exchange.NSE, word), InstrumentKind.EQUITY, new Underlying("SHARE"),
          Optional.empty(), Optional.empty(), new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(1),
              Price.parse("0.05"), Optional.of(Quantity.of(100_000))));
    }
    boolean far = name.endsWith("+");
    String option = far ? name.substring(0, name.length() - 1) : name;
    InstrumentKind kind = option.endsWith("C") ? InstrumentKind.CALL : InstrumentKind.PUT;
    return new Instrument(id, kind, new Underlying(underlying),
        Optional.of(Price.parse(option.substring(0, option.length() - 1))), Optional.of(far ? FAR : NEAR), rules);
  }

  /** Such as {@code plan(2, DEFAULT, "+1 26200C", "-2 26000C")}: sign, ratio, contract. */
  static ExecutionPlan plan(long packages, GroupPolicy policy, String... legs) {
    TreeMap<InstrumentId, Instrument> contracts = new TreeMap<>();
    List<LegSpec> specs = new ArrayList<>();
    for (String each : legs) {
      Instrument contract = contract(each.substring(3));
      contracts.put(contract.id(), contract);
      specs.add(new LegSpec(contract.id(), each.charAt(0) == '+' ? Side.BUY : Side.SELL, each.charAt(1) - '0',
          PriceLadder.at(Price.parse("50")), Optional.empty()));
    }
    GroupRequest request = GroupRequest.enter(new RequestKey("k"), new StrategyId("s"), Product.NRML, specs,
        new Sizing.Lots(packages), policy);
    List<LegSpec> ordered = LegPriorityCalculator.order(specs, leg -> Quantity.ZERO, leg -> Money.ZERO);
    return Planner.plan(new GroupId(1), new AccountId("A"), request, packages, ordered, contracts,
        Instant.parse("2026-11-24T04:00:00Z"));
  }

  /** Each leg as {@code phase role side units contract}, then what is declared naked. */
  static List<String> words(ExecutionPlan plan) {
    List<String> words = new ArrayList<>();
    plan.legs().forEach(leg -> words.add(leg.phase() + " " + leg.role().code() + " " + leg.side() + " "
        + leg.quantity() + " " + leg.instrument().id().symbol()));
    plan.declared().byClass().forEach((CoverClass shorts, Quantity units) ->
        words.add("naked " + units + " " + shorts.underlying() + " " + shorts.type().code()));
    return words;
  }
}
