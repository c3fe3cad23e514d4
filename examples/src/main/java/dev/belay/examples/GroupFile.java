package dev.belay.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A group as a trader writes it down, in JSON: {@code key}, {@code strategy}, {@code product}, {@code policy} and
 * {@code legs}; and {@code lots}, or {@code quantity} in units for a leg of ratio 1. A leg has {@code symbol} (of NFO,
 * or such as {@code NFO:NIFTY26D0126300CE}), {@code side}, {@code ratio}, {@code limit} and, if it may be repriced,
 * {@code collar}. What else may stand there is {@link MarketFile}'s.
 *
 * <p>What only the contract can tell, such as the tick, is judged by the coordinator's rules.
 *
 * @param name what errors call the file
 * @param key the request's key
 * @param strategy who wants it
 * @param product the product of all legs
 * @param policy how the group behaves
 * @param lots how many lots, if the file says it in lots
 * @param quantity how many units a leg of ratio 1 has, if the file says it in units
 * @param legs the legs
 */
record GroupFile(String name, RequestKey key, StrategyId strategy, Product product, GroupPolicy policy,
    Optional<Long> lots, Optional<Quantity> quantity, List<LegSpec> legs) {

  /** With a collar: three steps of one tick, one every two seconds, then the collar. */
  private static final int STEPS = 3;

  private static final Duration PER_RUNG = Duration.ofSeconds(2);
  private static final String BUNDLED = "iron-condor.json";
  /** The market and what is held are for {@link WorstCase} alone; {@link MarketFile} reads them. */
  static final List<String> GROUP =
      List.of("key", "strategy", "product", "lots", "quantity", "policy", "legs", "market", "held");
  private static final List<String> POLICY = List.of("onFailure", "phaseSeconds");
  static final List<String> LEG = List.of("symbol", "side", "ratio", "limit", "collar", "bid", "ask");

  static GroupFile read(Optional<Path> file) {
    return parse(json(file), nameOf(file));
  }

  static String nameOf(Optional<Path> file) {
    return file.map(path -> path.getFileName().toString()).orElse(BUNDLED);
  }

  static JsonNode json(Optional<Path> file) {
    String name = nameOf(file);
    try (InputStream in = file.isPresent() ? Files.newInputStream(file.get())
        : Objects.requireNonNull(GroupFile.class.getResourceAsStream(BUNDLED), BUNDLED)) {
      return JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build().readTree(in);
    } catch (JsonProcessingException e) {
      throw new InputException(name + ", line " + e.getLocation().getLineNr() + ", column "
          + e.getLocation().getColumnNr(), "is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new InputException(name, "cannot be read: " + e.getMessage());
    }
  }

  private static GroupFile parse(JsonNode root, String name) {
    JsonFields group = new JsonFields(root, name, GROUP);
    if (group.has("lots") == group.has("quantity")) {
      throw new InputException(name, "needs either lots or quantity, and not both");
    }
    return new GroupFile(name, group.value("key", "is no key", RequestKey::new),
        group.value("strategy", "is no strategy's name", StrategyId::new),
        group.optional("product", "is none of NRML, MIS, CNC, MTF", Product::valueOf).orElse(Product.NRML),
        group.object("policy", POLICY).map(GroupFile::policy).orElse(GroupPolicy.DEFAULT),
        group.has("lots") ? Optional.of(group.whole("lots", 1, Options.MOST_LOTS)) : Optional.empty(),
        group.optional("quantity", "is no whole number of units", Quantity::parse),
        legs(group));
  }

  private static GroupPolicy policy(JsonFields policy) {
    FailurePolicy onFailure = policy.optional("onFailure", "is none of unwind, complete, scale-down, hold-and-alert",
        FailurePolicy::of).orElse(FailurePolicy.UNWIND);
    GroupPolicy chosen = GroupPolicy.DEFAULT.with(onFailure);
    return policy.has("phaseSeconds")
        ? chosen.withPhaseTime(Duration.ofSeconds(policy.whole("phaseSeconds", 1, 600))) : chosen;
  }

  private static List<LegSpec> legs(JsonFields group) {
    List<LegSpec> legs = new ArrayList<>();
    TreeSet<InstrumentId> seen = new TreeSet<>();
    for (JsonFields each : group.list("legs", LEG)) {
      LegSpec leg = leg(each);
      if (!seen.add(leg.instrument())) {
        throw new InputException(each.place("symbol"), leg.instrument().symbol() + " is the symbol of two legs");
      }
      legs.add(leg);
    }
    return legs;
  }

  private static LegSpec leg(JsonFields leg) {
    InstrumentId id = symbol(leg);
    Side side = leg.value("side", "is neither BUY nor SELL", Side::valueOf);
    int ratio = leg.has("ratio") ? (int) leg.whole("ratio", 1, 1_000) : 1;
    Price limit = leg.value("limit", "is no price above zero", GroupFile::price);
    Optional<Price> collar = leg.optional("collar", "is no price above zero", GroupFile::price);
    PriceLadder ladder = collar.map(worst -> new PriceLadder(limit, worst, 1, STEPS, PER_RUNG))
        .orElseGet(() -> PriceLadder.at(limit));
    if (!ladder.suits(side)) {
      throw new InputException(leg.place("collar"), "the worst price of a " + side + " lies "
          + (side == Side.BUY ? "at or above" : "at or below") + " its limit of " + limit + ": "
          + collar.orElse(limit));
    }
    return new LegSpec(id, side, ratio, ladder, Optional.empty());
  }

  static InstrumentId symbol(JsonFields leg) {
    return leg.value("symbol", "is no trading symbol",
        text -> text.contains(":") ? InstrumentId.parse(text) : new InstrumentId(Exchange.NFO, text));
  }

  static Price price(String text) {
    Price price = Price.parse(text);
    if (price.isZero()) {
      throw new IllegalArgumentException(text);
    }
    return price;
  }

  /** Where a leg stands, for messages. */
  String place(int leg) {
    return name + ", legs[" + leg + "]";
  }

  /** The request that the file makes, in these contracts. */
  GroupRequest request(Contracts contracts, Optional<Long> otherLots, Optional<String> otherKey) {
    long packages = otherLots.or(() -> lots).orElse(0L);
    for (int i = 0; i < legs.size(); i++) {
      Instrument contract = contracts.require(legs.get(i).instrument(), place(i) + ".symbol");
      if (packages == 0) {
        packages = lots(contract);
      }
    }
    return GroupRequest.enter(otherKey.map(RequestKey::new).orElse(key), strategy, product, legs,
        new Sizing.Lots(packages), policy);
  }

  private long lots(Instrument contract) {
    Quantity units = quantity.orElseThrow();
    Quantity lot = contract.rules().lot();
    if (!units.isPositive() || !units.isMultipleOf(lot)) {
      throw new InputException(name + ", quantity",
          units + " is no whole number of lots of " + lot + " of " + contract.id().symbol() + " (LOT_MULTIPLE)");
    }
    return units.lots(lot);
  }
}
