package io.mithridate.clipfiles.pytorch;

import io.mithridate.clipfiles.pytorch.Pickled.Bool;
import io.mithridate.clipfiles.pytorch.Pickled.Float64;
import io.mithridate.clipfiles.pytorch.Pickled.Function;
import io.mithridate.clipfiles.pytorch.Pickled.Global;
import io.mithridate.clipfiles.pytorch.Pickled.Ignored;
import io.mithridate.clipfiles.pytorch.Pickled.Int;
import io.mithridate.clipfiles.pytorch.Pickled.Mapping;
import io.mithridate.clipfiles.pytorch.Pickled.Module;
import io.mithridate.clipfiles.pytorch.Pickled.None;
import io.mithridate.clipfiles.pytorch.Pickled.Scalar;
import io.mithridate.clipfiles.pytorch.Pickled.ScriptClass;
import io.mithridate.clipfiles.pytorch.Pickled.Sequence;
import io.mithridate.clipfiles.pytorch.Pickled.Str;
import io.mithridate.clipfiles.pytorch.Pickled.Tuple;
import java.nio.BufferUnderflowException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the pickles of PyTorch's checkpoints, and no others: the opcodes that {@code torch.save}
 * and TorchScript write (protocols 2 to 5), and the classes of {@link PermittedGlobals}.
 *
 * <p>A pickle is a program. This interpreter can only combine values: it uses no reflection, checks
 * every length against the remaining input, does not recurse, and stops programs that run for too
 * long. Time and memory are therefore bounded by the size of the pickle.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/pickletools.py">the opcodes</a>
 */
final class Unpickler {

    /**
     * The maximum number of instructions, far more than a checkpoint with thousands of tensors and
     * an optimizer's state needs.
     */
    private static final int MAX_STEPS = 2_000_000;

    private static final int MAX_PROTOCOL = 5;

    private final PickleInput input;
    private final boolean script;
    private final Map<Long, Pickled> memo = new HashMap<>();
    private final Deque<List<Pickled>> outerStacks = new ArrayDeque<>();
    private List<Pickled> stack = new ArrayList<>();

    private Unpickler(byte[] pickle, boolean script) {
        input = new PickleInput(pickle);
        this.script = script;
    }

    /**
     * Reads a pickle.
     *
     * @param script whether it belongs to a TorchScript archive, which may define its own modules
     */
    static Pickled read(byte[] pickle, boolean script) throws DamagedPickleException {
        Unpickler unpickler = new Unpickler(pickle, script);
        String reason;
        try {
            return unpickler.run();
        } catch (BufferUnderflowException e) {
            reason = "it ends too early";
        } catch (DamagedPickleException e) {
            reason = e.getMessage();
        }
        throw new DamagedPickleException(
                "its pickle cannot be read at byte %d: %s"
                        .formatted(unpickler.input.position(), reason));
    }

    private Pickled run() throws DamagedPickleException {
        for (int step = 0; step < MAX_STEPS; step++) {
            int opcode = input.unsignedByte();
            if (opcode == '.') {
                return pop();
            }
            execute(opcode);
        }
        throw new DamagedPickleException(
                "it has more than %d instructions; no checkpoint needs as many"
                        .formatted(MAX_STEPS));
    }

    private void execute(int opcode) throws DamagedPickleException {
        switch (opcode) {
            case 0x80 -> checkProtocol(input.unsignedByte());
            case 0x95 -> input.longLength(); // ignore the length of a frame
            case '(' -> mark();
            case 'N' -> push(None.NONE);
            case 0x88 -> push(new Bool(true));
            case 0x89 -> push(new Bool(false));
            case 'J' -> push(new Int(input.signedInt()));
            case 'K' -> push(new Int(input.unsignedByte()));
            case 'M' -> push(new Int(input.unsignedShort()));
            case 0x8A -> push(new Int(input.integer(input.unsignedByte())));
            case 'G' -> push(new Float64(input.float64()));
            case 'X' -> push(new Str(input.text(input.unsignedInt())));
            case 0x8C -> push(new Str(input.text(input.unsignedByte())));
            case 0x8D -> push(new Str(input.text(input.longLength())));
            case ')' -> push(new Tuple(List.of()));
            case 0x85 -> push(new Tuple(popLast(1)));
            case 0x86 -> push(new Tuple(popLast(2)));
            case 0x87 -> push(new Tuple(popLast(3)));
            case 't' -> push(new Tuple(List.copyOf(popToMark())));
            case ']' -> push(new Sequence());
            case 'a' -> appendTo(popLast(1));
            case 'e' -> appendTo(popToMark());
            case '}' -> push(new Mapping());
            case 's' -> putInto(popLast(2));
            case 'u' -> putInto(popToMark());
            case 'c' -> push(global(input.line(), input.line()));
            case 0x93 -> pushGlobalOfStack();
            case 'R' -> call();
            case 0x81 -> newObject();
            case 'b' -> build();
            case 'Q' -> push(PickledCalls.storage(pop()));
            case 'q' -> memo.put((long) input.unsignedByte(), top());
            case 'r' -> memo.put(input.unsignedInt(), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'h' -> push(recall(input.unsignedByte()));
            case 'j' -> push(recall(input.unsignedInt()));
            default ->
                    throw new DamagedPickleException(
                            "the instruction 0x%02x is not supported in checkpoints"
                                    .formatted(opcode));
        }
    }

    private static void checkProtocol(int protocol) throws DamagedPickleException {
        if (protocol > MAX_PROTOCOL) {
            throw new DamagedPickleException(
                    "it is of protocol %d; up to %d are known".formatted(protocol, MAX_PROTOCOL));
        }
    }

    private void push(Pickled value) {
        stack.add(value);
    }

    private Pickled top() throws DamagedPickleException {
        if (stack.isEmpty()) {
            throw new DamagedPickleException(
                    "an instruction needs a value, but the stack is empty");
        }
        return stack.get(stack.size() - 1);
    }

    private Pickled pop() throws DamagedPickleException {
        Pickled value = top();
        stack.remove(stack.size() - 1);
        return value;
    }

    private List<Pickled> popLast(int count) throws DamagedPickleException {
        if (stack.size() < count) {
            throw new DamagedPickleException(
                    "an instruction needs more values than the stack holds");
        }
        List<Pickled> last = stack.subList(stack.size() - count, stack.size());
        List<Pickled> values = List.copyOf(last);
        last.clear();
        return values;
    }

    private void mark() {
        outerStacks.push(stack);
        stack = new ArrayList<>();
    }

    private List<Pickled> popToMark() throws DamagedPickleException {
        if (outerStacks.isEmpty()) {
            throw new DamagedPickleException("an instruction needs a mark, but there is none");
        }
        List<Pickled> values = stack;
        stack = outerStacks.pop();
        return values;
    }

    private void appendTo(List<Pickled> values) throws DamagedPickleException {
        if (!(top() instanceof Sequence sequence)) {
            throw PickledCalls.unexpected("something to append to", top());
        }
        sequence.items().addAll(values);
    }

    private void putInto(List<Pickled> keysAndValues) throws DamagedPickleException {
        if (!(top() instanceof Mapping mapping)) {
            throw PickledCalls.unexpected("a dict to put something into", top());
        }
        if (keysAndValues.size() % 2 != 0) {
            throw new DamagedPickleException("a dict has a key without a value");
        }
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            if (!(keysAndValues.get(i) instanceof Scalar key)) {
                throw PickledCalls.unexpected("a text or a number as a key", keysAndValues.get(i));
            }
            mapping.entries().put(key, keysAndValues.get(i + 1));
        }
    }

    private Pickled recall(long index) throws DamagedPickleException {
        Pickled value = memo.get(index);
        if (value == null) {
            throw new DamagedPickleException(
                    "it refers to value %d, which is not there".formatted(index));
        }
        return value;
    }

    private void pushGlobalOfStack() throws DamagedPickleException {
        List<Pickled> names = popLast(2);
        if (names.get(0) instanceof Str module && names.get(1) instanceof Str name) {
            push(global(module.value(), name.value()));
        } else {
            throw PickledCalls.unexpected("the name of a class", names.get(0));
        }
    }

    private Global global(String module, String name) throws DamagedPickleException {
        String qualified = module + "." + name;
        Optional<Global> global = PermittedGlobals.find(qualified, script);
        if (global.isEmpty()) {
            throw new DamagedPickleException(
                    ("it asks for '%s', which is not among the few classes that tensors consist of;"
                                    + " nothing was executed. Files of a state dict alone are read;"
                                    + " if you trust this one, write it again in Python with"
                                    + " torch.save(model.state_dict(), FILE)")
                            .formatted(qualified));
        }
        return global.get();
    }

    private void call() throws DamagedPickleException {
        List<Pickled> call = popLast(2);
        Pickled called = call.get(0);
        if (!(called instanceof Function) && !(called instanceof Ignored)) {
            throw PickledCalls.unexpected("a function to call", called);
        }
        List<Pickled> arguments = PickledCalls.arguments(call.get(1));
        push(called instanceof Function function ? function.call().of(arguments) : called);
    }

    private void newObject() throws DamagedPickleException {
        List<Pickled> call = popLast(2);
        if (call.get(0) instanceof Ignored ignored) {
            push(ignored);
            return;
        }
        if (!(call.get(0) instanceof ScriptClass)) {
            throw PickledCalls.unexpected("a module's class", call.get(0));
        }
        push(new Module());
    }

    /** Sets the attributes of a module. The state of a dict or of an ignored value is discarded. */
    private void build() throws DamagedPickleException {
        Pickled state = pop();
        if (top() instanceof Mapping || top() instanceof Ignored) {
            return;
        }
        if (!(top() instanceof Module module) || !(state instanceof Mapping attributes)) {
            throw PickledCalls.unexpected("a module and its attributes", top());
        }
        for (Map.Entry<Scalar, Pickled> attribute : attributes.entries().entrySet()) {
            if (attribute.getKey() instanceof Str name) {
                module.attributes().put(name.value(), attribute.getValue());
            }
        }
    }
}
