package dev.belay.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rules that name one place: the one that places orders, and the few that may ask for the time. */
final class CallSites {
  private static final String BROKER = "dev.belay.broker.BrokerClient";
  private static final String GATEWAY = "dev.belay.gateway.OrderGateway";
  private static final List<String> MAY_ASK_THE_TIME = List.of("time", "gateway", "coordinator");

  private CallSites() {}

  /** {@return what is wrong with the call sites of placeOrder: one, in the gateway, once there is a gateway} */
  static List<String> placingOrders(JavaClasses classes) {
    Predicate<JavaAccess<?>> places = Touching.methods(BROKER, "placeOrder");
    List<JavaAccess<?>> sites = classes.stream().flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(places).toList();
    Stream<String> elsewhere = sites.stream()
        .filter(site -> !Packages.nameOf(site.getOriginOwner()).equals("gateway"))
        .map(site -> site.getOrigin().getFullName() + " places an order; only the gateway may");
    boolean complete = classes.contain(BROKER) && classes.contain(GATEWAY);
    Stream<String> count = sites.size() > 1 || complete && sites.isEmpty()
        ? Stream.of("placeOrder has " + sites.size() + " call sites; there must be one") : Stream.empty();
    return Stream.concat(elsewhere, count).sorted().toList();
  }

  /** {@return who uses more of package {@code time} than Moment, which is a value, without being told to} */
  static List<String> askingTheTime(JavaClasses classes) {
    return classes.stream().filter(type -> !MAY_ASK_THE_TIME.contains(Packages.nameOf(type)))
        .flatMap(type -> Packages.mentions(type).filter(CallSites::isTime).distinct()
            .map(used -> type.getName() + " uses " + used.getName() + "; time comes to it as a Moment"))
        .sorted().toList();
  }

  private static boolean isTime(JavaClass type) {
    return type.getPackageName().equals("dev.belay.time") && !type.getName().equals("dev.belay.time.Moment");
  }
}
