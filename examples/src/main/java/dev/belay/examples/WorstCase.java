package dev.belay.examples;

import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Shock;
import dev.belay.margin.WorstCaseMarginSimulator;
import dev.belay.margin.WorstCaseReport;
import dev.belay.margin.WorstPoint;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegPriorityCalculator;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Planner;
import dev.belay.plan.Sizing;
import dev.belay.scenario.ScenarioMargin;
import dev.belay.time.Moment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Works out what a group needs at its worst moment, before any order: prints the margin after each leg under every move
 * of the market, the worst point over all portfolios that the group can pass through, the verdict and the lots that
 * would pass, and draws the path.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=WorstCase -Dargs="--group=examples/groups/iron-condor.json"
 *
 * --group=FILE        the group with its market, JSON  (default: bundled iron-condor.json)
 * --instruments=FILE  the contracts, CSV               (default: bundled instruments-nifty.csv)
 * --freeze=FILE       freeze quantities, CSV           (default: bundled with broker-kite)
 * --at=INSTANT        the moment                       (default: 2026-11-25T04:30:00Z, 10:00 in India)
 * --lots=N            lots instead of the file's
 * --svg=FILE          the drawing                      (default: target/worst-case.svg)
 * </pre>
 *
 * <p>Ends with 0 when the group passes, 1 when it does not, 2 when the input cannot be used.
 */
public final class WorstCase {

  private static final int PASSES = 0;
  private static final int REFUSED = 1;
  private static final int BAD_INPUT = 2;
  private static final long MOST_LOTS = 4_096;
  private static final AccountId ACCOUNT = new AccountId("DEMO");
  private static final List<String> KNOWN = List.of("group", "instruments", "freeze", "at", "lots", "svg");

  private final Arguments given;
  private final PrintStream out;

  private WorstCase(List<String> args, PrintStream out) {
    this.given = new Arguments(args, KNOWN);
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      return new WorstCase(args, out).run();
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return BAD_INPUT;
    } catch (IOException failed) {
      err.println("the drawing cannot be written: " + failed.getMessage());
      return BAD_INPUT;
    }
  }

  private int run() throws IOException {
    Moment now = new Moment(given.instant("at").orElse(Options.DEFAULT_AT), 0);
    Optional<Path> file = given.existingFile("group");
    Contracts contracts = Contracts.read(given.existingFile("instruments"), given.existingFile("freeze"),
        Contracts.CALENDAR.day(now.wall()));
    GroupFile group = GroupFile.read(file);
    MarketFile market = MarketFile.read(file);
    ExecutionPlan plan = plan(group, contracts, now);
    MarginQuestion question = market.question(plan, contracts, now);
    MarginModel model = ScenarioMargin.india(market.terms(plan), Contracts.CALENDAR).model(question);
    WorstCaseMarginSimulator simulator = new WorstCaseMarginSimulator(MarginLimits.DEFAULT);
    WorstCaseReport report = simulator.check(question, model, market.funds());
    MarginPath path = MarginPath.of(question, model, MarginLimits.DEFAULT);
    header(market, question);
    table(path);
    verdict(report, plan);
    long most = simulator.packagesThatPass(question.sized(MOST_LOTS), model, market.funds());
    out.println("lots that would pass: " + most + (most == MOST_LOTS ? " or more" : ""));
    draw(MarginChart.of(market.name(), path, report));
    return report.passes() ? PASSES : REFUSED;
  }

  private ExecutionPlan plan(GroupFile group, Contracts contracts, Moment now) {
    GroupRequest request = group.request(contracts, given.whole("lots", 1, MOST_LOTS), Optional.empty());
    SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    request.legs().forEach(leg -> instruments.put(leg.instrument(), contracts.require(leg.instrument(), "legs")));
    List<LegSpec> ordered = LegPriorityCalculator.order(request.legs(), leg -> Quantity.ZERO, leg -> Money.ZERO);
    return Planner.plan(new GroupId(1), ACCOUNT, request, ((Sizing.Lots) request.sizing()).packages(), ordered,
        instruments, now.wall());
  }

  private void header(MarketFile market, MarginQuestion question) {
    out.println(market.name() + ": " + question.plan().packages() + " lots, underlying at " + market.spot()
        + ", available " + market.funds().available() + ", of it cash " + market.funds().cash());
    question.present().forEach((id, units) -> out.println("  held already: " + units + " " + id.symbol()));
    out.println();
  }

  private void table(MarginPath path) {
    out.println("margin over what the present positions need, after each leg; rupees, each with its dearest spread");
    line("price", path.moves().stream().map(move -> percent(move.price())).toList());
    line("volatility", path.moves().stream().map(move -> percent(move.volatility())).toList());
    for (MarginPath.Point point : path.points()) {
      line(point.name(), point.needs().stream().map(WorstCase::rupees).toList());
    }
    out.println();
  }

  private void line(String name, List<String> cells) {
    out.println(String.format(Locale.ROOT, "%-32s", name)
        + cells.stream().map(each -> String.format(Locale.ROOT, "%10s", each)).collect(Collectors.joining()));
  }

  private void verdict(WorstCaseReport report, ExecutionPlan plan) {
    out.println("verdict: " + report.verdict() + "; margin allowed " + report.allowedMargin()
        + ", premium in cash allowed " + report.allowedCash());
    report.worst().ifPresent(point -> point("worst point", point, plan));
    report.worstCash().ifPresent(point -> out.println("most premium in cash: " + point.need().premiumCash()));
    report.hedgeLost().ifPresent(point -> point("if protection were lost", point, plan));
    report.missing().forEach(each -> out.println("missing: " + each));
  }

  private void point(String title, WorstPoint point, ExecutionPlan plan) {
    out.println(title + ": " + point.increment() + " more, " + point.state().way().code() + ", with "
        + point.state().filled().entrySet().stream().map(each -> plan.leg(each.getKey()).side() + " " + each.getValue()
            + " " + plan.leg(each.getKey()).instrument().id().symbol()).collect(Collectors.joining(", ")));
    out.println("  " + point.shock() + "; requirement " + point.need().requirement() + "; "
        + point.need().source().code() + ", " + point.need().quality().code() + ", as of " + point.need().asOf()
        + "; " + point.need().detail());
  }

  private void draw(String svg) throws IOException {
    Path to = given.fileToKeep("svg").orElse(Path.of("target", "worst-case.svg"));
    Files.createDirectories(Optional.ofNullable(to.getParent()).orElse(Path.of(".")));
    Files.writeString(to, svg);
    out.println("drawn: " + to);
  }

  static String rupees(Money money) {
    return String.format(Locale.ROOT, "%,d", (money.tenThousandths() + 9_999) / 10_000);
  }

  private static String percent(int basisPoints) {
    return basisPoints == 0 ? "0" : String.format(Locale.ROOT, "%+d %%", basisPoints / (Shock.ONE / 100));
  }
}
