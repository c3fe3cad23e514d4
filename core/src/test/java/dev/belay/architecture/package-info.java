/**
 * The rules of the house, as tests: who may use whom, what nobody may touch, how long a file may be.
 *
 * <p>Start at {@code BansTest} and {@code PackageEdgesTest}. Each rule returns its violations as sentences, and
 * beside each rule stands a test that plants a violation and sees it found. The rules are shared with the other
 * modules' tests through core's test jar.
 */
package dev.belay.architecture;
