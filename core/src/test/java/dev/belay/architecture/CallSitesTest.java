package dev.belay.architecture;

import static dev.belay.architecture.Planted.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders are placed at one line of the whole of core, and time is asked for in three packages only. */
class CallSitesTest {
  private static final String BROKER =
      "package dev.belay.broker; public interface BrokerClient { Object placeOrder(String tag); }";
  private static final String TIME = "package dev.belay.time; public interface TimeSource { Moment now(); }";
  private static final String MOMENT = "package dev.belay.time; public record Moment(long nanos) {}";

  @TempDir Path folder;

  @Test
  void ordersArePlacedAtOneLine() {
    assertThat(CallSites.placingOrders(Repository.mainClasses("core"))).isEmpty();
  }

  @Test
  void onlyThreePackagesAskForTheTime() {
    assertThat(CallSites.askingTheTime(Repository.mainClasses("core"))).isEmpty();
  }

  @Test
  void oneCallInTheGatewayPasses() {
    assertThat(placing(gateway("broker.placeOrder(null);"))).isEmpty();
  }

  @Test
  void noCallAtAllIsFoundOnceThereIsAGateway() {
    assertThat(placing(gateway(""))).containsExactly("placeOrder has 0 call sites; there must be one");
  }

  @Test
  void twoCallsInOneLineAreFound() {
    assertThat(placing(gateway("broker.placeOrder(null); broker.placeOrder(null);")))
        .containsExactly("placeOrder has 2 call sites; there must be one");
  }

  @Test
  void aCallElsewhereIsFound() {
    assertThat(placing(source("stop", "void fire(dev.belay.broker.BrokerClient broker) { broker.placeOrder(null); }")))
        .containsExactly("dev.belay.stop.Planted.fire(dev.belay.broker.BrokerClient) places an order;"
            + " only the gateway may");
  }

  @Test
  void aMethodReferenceIsACallAndSoIsACallOnASubtype() {
    assertThat(placing(gateway("broker.placeOrder(null); java.util.function.Function<String, Object> f ="
        + " broker::placeOrder; Paper paper = null; paper.placeOrder(null); }"
        + " interface Paper extends dev.belay.broker.BrokerClient {")))
        .containsExactly("placeOrder has 3 call sites; there must be one");
  }

  @Test
  void whoAsksForTheTimeOutsideTheThreePackagesIsFound() {
    String body = "dev.belay.time.Moment at; dev.belay.time.TimeSource time;";

    assertThat(CallSites.askingTheTime(Planted.compile(folder, TIME, MOMENT, source("gateway", body),
        source("coordinator", body), source("stop", body), source("group", "dev.belay.time.Moment at;"))))
        .containsExactly("dev.belay.stop.Planted uses dev.belay.time.TimeSource; time comes to it as a Moment");
  }

  private List<String> placing(String source) {
    return CallSites.placingOrders(Planted.compile(folder, BROKER, source));
  }

  private static String gateway(String code) {
    return "package dev.belay.gateway; class OrderGateway {"
        + " void write(dev.belay.broker.BrokerClient broker) { " + code + " } }";
  }
}
