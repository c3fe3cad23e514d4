/**
 * Contract suites: abstract JUnit classes that check an implementation of a service interface against its numbered
 * rules.
 *
 * <p>Extend {@link dev.belay.testkit.contract.PersistenceContract},
 * {@link dev.belay.testkit.contract.BrokerClientContract} or
 * {@link dev.belay.testkit.contract.MarginEstimatorContract}, implement the few hooks, and run the class as any other
 * test. A rule that needs something your implementation cannot be made to do is shown as aborted with the reason, never
 * left out in silence. Needs JUnit 5 and AssertJ.
 */
package dev.belay.testkit.contract;
