/**
 * The domain, the SPIs, the pure state machines and the coordinator of Belay.
 *
 * <p>Needs nothing at run time but the JDK and the SLF4J API.
 */
@SuppressWarnings("module") // the testkit is compiled after this module
module dev.belay.core {
  requires java.management;
  requires java.xml;
  requires org.slf4j;

  exports dev.belay.broker;
  exports dev.belay.coordinator;
  exports dev.belay.exposure;
  exports dev.belay.gateway;
  exports dev.belay.group;
  exports dev.belay.health;
  exports dev.belay.hedge;
  exports dev.belay.jmx;
  exports dev.belay.killswitch;
  exports dev.belay.ledger;
  exports dev.belay.margin;
  exports dev.belay.market;
  exports dev.belay.mode;
  exports dev.belay.money;
  exports dev.belay.observe;
  exports dev.belay.order;
  exports dev.belay.persistence;
  exports dev.belay.plan;
  exports dev.belay.pricing to dev.belay.testkit;
  exports dev.belay.reconcile;
  exports dev.belay.recovery;
  exports dev.belay.report;
  exports dev.belay.risk;
  exports dev.belay.riskfile;
  exports dev.belay.scenario;
  exports dev.belay.session;
  exports dev.belay.stop;
  exports dev.belay.time;
}
