/** Runnable applications, each a starting point to copy. */
package dev.belay.examples;
