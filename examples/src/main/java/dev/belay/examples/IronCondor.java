package dev.belay.examples;

import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.market.Instrument;
import dev.belay.order.LegId;
import dev.belay.persistence.StoreException;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Sizing;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Executes an iron condor, hedge first, on a simulated exchange at the machine's pace, and prints a timeline of
 * everything that happens.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=IronCondor -Dargs="--scenario=all-fills"
 *
 * --scenario=all-fills | short-rejected | sliced
 * --group=FILE        the group, JSON        (default: bundled iron-condor.json)
 * --instruments=FILE  the contracts, CSV     (default: bundled instruments-nifty.csv)
 * --freeze=FILE       freeze quantities, CSV (default: bundled with broker-kite)
 * --at=INSTANT        what the clock shows   (default: 2026-11-25T04:30:00Z, 10:00 in India)
 * --lots=N            lots instead of the file's or the scenario's
 * --key=KEY           the request's key instead of the file's
 * --store=FILE        a SQLite store; a second run recovers and answers the same group   (default: in memory)
 * --exchange=FILE     the simulated exchange's own file                                 (default: FILE.exchange)
 * </pre>
 *
 * <p>Ends with 0 when all ended as the scenario says, 1 when it did not, 2 when the input cannot be used; nothing has
 * been sent then.
 */
public final class IronCondor {

  private static final int AS_EXPECTED = 0;
  private static final int NOT_AS_EXPECTED = 1;
  private static final int BAD_INPUT = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Options options;
  private final PrintStream out;
  private final PrintStream err;

  private IronCondor(Options options, PrintStream out, PrintStream err) {
    this.options = options;
    this.out = out;
    this.err = err;
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
      return new IronCondor(Options.parse(args), out, err).run();
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return BAD_INPUT;
    } catch (ExecutionException failed) {
      err.println("the run did not begin: " + failed.getCause().getMessage());
      return failed.getCause() instanceof StoreException ? BAD_INPUT : NOT_AS_EXPECTED;
    } catch (TimeoutException failed) {
      err.println("the run did not end: " + failed.getMessage());
      return NOT_AS_EXPECTED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      err.println("the run was interrupted");
      return NOT_AS_EXPECTED;
    }
  }

  private int run() throws InterruptedException, ExecutionException, TimeoutException {
    Contracts contracts = Contracts.read(options.instruments(), options.freeze(),
        Contracts.CALENDAR.day(options.at()));
    GroupFile group = GroupFile.read(options.group());
    GroupRequest request = group.request(contracts, options.lots().or(options.scenario()::lots), options.key());
    header(group, request);
    Timeline timeline = new Timeline(new EventLines(Timeline.names(request)), options.at(), out);
    GroupOutcome outcome;
    Ending ending;
    boolean known;
    try (Desk desk = new Desk(contracts, options.at(), timeline, options.storage(), Hooks.NONE)) {
      options.scenario().arm(desk.exchange(), request);
      desk.start();
      int groups = desk.coordinator().groups().size();
      GroupHandle handle = desk.coordinator().execute(request);
      known = desk.coordinator().groups().size() == groups;
      outcome = handle.await(PATIENCE);
      if (!known) {
        timeline.awaitRest(PATIENCE);
      }
      ending = Ending.of(desk, handle.view());
    }
    if (known) {
      out.println();
      out.println("the store knew this request: the same group is answered, nothing new was sent");
    }
    ending.print(out);
    if (outcome instanceof GroupOutcome.Refused refused) {
      Refusals.print(refused, group, contracts, err);
      return BAD_INPUT;
    }
    if (known) {
      return ending.uncovered() == 0 ? AS_EXPECTED : NOT_AS_EXPECTED;
    }
    return judged(ending, entryOrders(request, contracts));
  }

  private int judged(Ending ending, long entryOrders) {
    List<String> objections = ending.objections(options.scenario().end(), entryOrders);
    objections.forEach(each -> err.println("not as " + options.scenario().text() + " should end: " + each));
    return objections.isEmpty() ? AS_EXPECTED : NOT_AS_EXPECTED;
  }

  private void header(GroupFile group, GroupRequest request) {
    out.println(group.name() + ", scenario " + options.scenario().text() + ": "
        + ((Sizing.Lots) request.sizing()).packages() + " lots, " + request.product() + ", on failure "
        + request.policy().onFailure().code() + "; the clock starts at "
        + options.at().atZone(Contracts.INDIA).toLocalDateTime() + " in India");
    for (int i = 0; i < request.legs().size(); i++) {
      LegSpec leg = request.legs().get(i);
      out.println(String.format(Locale.ROOT, "  leg %s  %-4s x%d  %-18s @ %s, at worst %s", new LegId(i), leg.side(),
          leg.ratio(), leg.instrument().symbol(), leg.ladder().limit(), leg.ladder().collar()));
    }
    out.println("orders are named by purpose (E entry, C cover, X close), leg and attempt");
    out.println();
  }

  /** How many orders a full entry takes, by the freeze quantities. */
  private static long entryOrders(GroupRequest request, Contracts contracts) {
    long lots = ((Sizing.Lots) request.sizing()).packages();
    return request.legs().stream().mapToLong(leg -> {
      Instrument contract = contracts.require(leg.instrument(), "group");
      return ChildOrderManager.entrySlices(contract.rules().lot().times(lots * leg.ratio()), contract.rules()).size();
    }).sum();
  }
}
