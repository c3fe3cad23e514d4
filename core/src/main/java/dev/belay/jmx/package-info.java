/**
 * Metrics and alerts for JMX consoles. Nothing is registered unless a host asks for it; the platform's MBean server is
 * one for the whole process.
 */
package dev.belay.jmx;
