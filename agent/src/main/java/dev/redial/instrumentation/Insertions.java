package dev.redial.instrumentation;

import dev.redial.rule.Capability;
import java.util.List;

/**
 * Those of one type.
 *
 * @param capability what is missing without them, if the type is one of a library
 */
record Insertions(List<Insertion> list, Capability capability) {}
