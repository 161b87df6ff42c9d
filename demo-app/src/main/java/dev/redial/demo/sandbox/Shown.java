package dev.redial.demo.sandbox;

import dev.redial.demo.Certificates;

/**
 * A certificate that the observatory shows.
 *
 * @param name the only one that it is for
 * @param by the authority that has signed it
 */
record Shown(String name, Certificates by) {}
