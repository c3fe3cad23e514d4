/** JUnit 5 extensions for hosts that test with a simulated world. */
package dev.belay.testkit.junit;
