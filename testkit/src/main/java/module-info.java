/**
 * Virtual time, a simulated broker, faults and contract suites for every SPI of Belay.
 *
 * <p>JUnit, AssertJ, Jackson and Jetty are needed only by those who use the parts that show them.
 */
module dev.belay.testkit {
  requires transitive dev.belay.core;

  requires static java.compiler;

  requires static com.fasterxml.jackson.core;
  requires static com.fasterxml.jackson.databind;
  requires static transitive org.assertj.core;
  requires static org.eclipse.jetty.http;
  requires static org.eclipse.jetty.io;
  requires static org.eclipse.jetty.server;
  requires static org.eclipse.jetty.util;
  requires static transitive org.eclipse.jetty.websocket.api;
  requires static org.eclipse.jetty.websocket.server;
  requires static transitive org.junit.jupiter.api;

  exports dev.belay.testkit;
  exports dev.belay.testkit.assertj;
  exports dev.belay.testkit.contract;
  exports dev.belay.testkit.junit;
  exports dev.belay.testkit.kite;
  exports dev.belay.testkit.market;
  exports dev.belay.testkit.sim;
  exports dev.belay.testkit.sim.exhaustive;
}
