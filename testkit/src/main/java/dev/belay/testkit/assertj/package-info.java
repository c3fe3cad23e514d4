/**
 * AssertJ assertions about what happened at a simulated exchange: import
 * {@link dev.belay.testkit.assertj.TestkitAssertions#assertThat} beside AssertJ's own. Needs AssertJ.
 */
package dev.belay.testkit.assertj;
