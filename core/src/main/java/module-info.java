/**
 * The domain, the SPIs, the pure state machines and the coordinator of Belay.
 *
 * <p>Needs nothing at run time but the JDK and the SLF4J API.
 */
module dev.belay.core {
  requires java.management;
  requires org.slf4j;
}
