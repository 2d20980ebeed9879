import eslint from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

// features → widgets → core → shared → api: a layer imports itself and those to its right.
const layers = ['feature', 'widget', 'core', 'shared', 'api'];
const downwards = layers.flatMap((layer, depth) =>
  layers
    .slice(depth)
    .filter((other) => !(layer === 'feature' && other === 'feature'))
    .map((other) => ({
      from: { element: { type: layer } },
      allow: { to: { element: { type: other } } },
    })),
);

export default tseslint.config(
  { ignores: ['dist/', '.angular/', 'node_modules/', 'src/app/api/'] },
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      ...tseslint.configs.strictTypeChecked,
      ...tseslint.configs.stylistic,
      ...angular.configs.tsRecommended,
      prettier,
    ],
    processor: angular.processInlineTemplates,
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.app.json', './tsconfig.spec.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: './tsconfig.json' } },
      'boundaries/elements': [
        { type: 'feature', pattern: 'src/app/features/*', capture: ['name'] },
        { type: 'widget', pattern: 'src/app/widgets/*', capture: ['name'] },
        { type: 'core', pattern: 'src/app/core' },
        { type: 'shared', pattern: 'src/app/shared' },
        { type: 'api', pattern: 'src/app/api' },
        { type: 'testing', pattern: 'src/testing' },
        { type: 'i18n', pattern: 'src/i18n' },
        { type: 'application', pattern: 'src' },
      ],
    },
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'nocc', style: 'kebab-case' },
      ],
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'nocc', style: 'camelCase' },
      ],
      '@typescript-eslint/explicit-member-accessibility': ['error', { accessibility: 'no-public' }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Material takes plain objects for its configuration classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: [
            ...downwards,
            {
              from: { element: { type: 'feature' } },
              allow: {
                to: { element: { type: 'feature', captured: { name: '{{ from.element.captured.name }}' } } },
              },
            },
            {
              from: { element: { types: { anyOf: ['application', 'testing'] } } },
              allow: { to: { element: { type: '*' } } },
            },
            { from: { element: { type: 'core' } }, allow: { to: { element: { type: 'i18n' } } } },
            { from: { element: { type: 'i18n' } }, allow: { to: { element: { type: 'i18n' } } } },
            { allow: { to: { module: { origin: 'external' } } } },
            { allow: { to: { module: { origin: 'core' } } } },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'src/testing/**'],
    rules: {
      'max-lines-per-function': 'off',
      'boundaries/dependencies': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility, prettier],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/prefer-self-closing-tags': 'error',
    },
  },
);
