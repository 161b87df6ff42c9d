package dev.redial.weave;

import dev.redial.rule.Capability;
import java.util.List;

/**
 * Those of one type.
 *
 * @param capability what is missing without them, if the type is one of a library
 */
public record Insertions(List<Insertion> list, Capability capability) {}
