package dev.belay.examples;

import dev.belay.kite.PreflightReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Says what is in the way of trading today: session, segments, clock, instruments, freeze quantities, and whether
 * orders may leave by our address. Nothing that it sends can trade.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=KitePreflight -Dargs="--server"
 *
 * --server            a broker on this machine, without credentials
 * --instruments=FILE  today's instruments file, CSV, with the rows of the indices   (with --server: bundled)
 * --freeze=FILE       freeze quantities, CSV   (default: bundled with broker-kite)
 * </pre>
 *
 * <p>Without {@code --server} it takes {@code KITE_API_KEY}, {@code KITE_API_SECRET} and the day's {@code
 * KITE_ACCESS_TOKEN} from the environment. Ends with 0 when nothing is in the way, else with 1; with 2 when credentials
 * or files are missing.
 */
public final class KitePreflight {

  private KitePreflight() {}

  /**
   * Runs the example.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.out, System.err));
  }

  static int run(List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try (KiteAccess access = new KiteAccess(
        new Arguments(args, List.of("instruments", "freeze"), List.of("server")), environment, err)) {
      PreflightReport report = access.preflight();
      report.findings().forEach(each -> out.println(each.item() + " " + each.grade() + ": " + each.text()));
      out.println(report.isGood() ? "nothing is in the way" : "do not trade yet");
      return report.isGood() ? 0 : 1;
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    } catch (ExecutionException | TimeoutException failed) {
      err.println("no answer: " + failed.getMessage());
      return 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }
}
