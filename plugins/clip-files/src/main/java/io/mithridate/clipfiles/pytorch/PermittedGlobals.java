package io.mithridate.clipfiles.pytorch;

import io.mithridate.clipfiles.pytorch.Pickled.Function;
import io.mithridate.clipfiles.pytorch.Pickled.Global;
import io.mithridate.clipfiles.pytorch.Pickled.Ignored;
import io.mithridate.clipfiles.pytorch.Pickled.ScriptClass;
import io.mithridate.clipfiles.pytorch.Pickled.StorageClass;
import io.mithridate.tensorflow.checkpoint.ElementType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fixed list of classes and functions that a checkpoint's pickle may name: those that tensors
 * and dicts are built from, and those of the settings that training programs store alongside. No
 * Python code is involved; this reader implements the effect of each.
 */
final class PermittedGlobals {

    private static final String SCRIPT_PREFIX = "__torch__.";

    private static final Map<String, Global> GLOBALS =
            Map.ofEntries(
                    Map.entry("torch.DoubleStorage", new StorageClass(ElementType.F64)),
                    Map.entry("torch.FloatStorage", new StorageClass(ElementType.F32)),
                    Map.entry("torch.HalfStorage", new StorageClass(ElementType.F16)),
                    Map.entry("torch.BFloat16Storage", new StorageClass(ElementType.BF16)),
                    Map.entry("torch.LongStorage", new StorageClass(ElementType.I64)),
                    Map.entry("torch.IntStorage", new StorageClass(ElementType.I32)),
                    Map.entry("torch.ShortStorage", new StorageClass(ElementType.I16)),
                    Map.entry("torch.CharStorage", new StorageClass(ElementType.I8)),
                    Map.entry("torch.ByteStorage", new StorageClass(ElementType.U8)),
                    Map.entry("torch.BoolStorage", new StorageClass(ElementType.BOOL)),
                    Map.entry("collections.OrderedDict", new Function(PickledCalls::emptyDict)),
                    Map.entry("torch._utils._rebuild_tensor_v2", new Function(PickledCalls::view)),
                    Map.entry(
                            "torch._utils._rebuild_parameter",
                            new Function(PickledCalls::parameter)),
                    ignoredGlobal("numpy.core.multiarray.scalar"),
                    ignoredGlobal("numpy._core.multiarray.scalar"),
                    ignoredGlobal("numpy.dtype"),
                    ignoredGlobal("_codecs.encode"),
                    ignoredGlobal("argparse.Namespace"));

    /** TorchScript's lists with elements of one type, and its values with an explicit type. */
    private static final Set<String> TYPED_VALUES =
            Set.of(
                    "torch.jit._pickle.build_intlist",
                    "torch.jit._pickle.build_doublelist",
                    "torch.jit._pickle.build_boollist",
                    "torch.jit._pickle.build_tensorlist",
                    "torch.jit._pickle.restore_type_tag");

    private PermittedGlobals() {}

    private static Map.Entry<String, Global> ignoredGlobal(String name) {
        return Map.entry(name, new Ignored(name));
    }

    /**
     * Returns the global with a name; empty if it is not on the list.
     *
     * @param name module and name, separated by a dot
     * @param script whether the archive is a TorchScript archive
     */
    static Optional<Global> find(String name, boolean script) {
        Global global = GLOBALS.get(name);
        if (global != null || !script) {
            return Optional.ofNullable(global);
        }
        if (name.startsWith(SCRIPT_PREFIX)) {
            return Optional.of(new ScriptClass(name));
        }
        return TYPED_VALUES.contains(name)
                ? Optional.of(new Function(arguments -> PickledCalls.argument(arguments, 0)))
                : Optional.empty();
    }
}
